import { createMessage } from '../core/callback/create-message.js';
import { findRequestError } from '../simulator/find-request-error.js';
import { renderErrorPage } from '../simulator/pages/render-error-page.js';
import type { SimulatedLogin } from '../simulator/simulated-login.js';
import type { World } from '../simulator/world.js';
import { attachActions, renderFakePage, showStatus } from './fake-page.js';
import type { FakeWxLoginOptions } from './fake-wx-login.js';

const WECHAT = 'https://open.weixin.qq.com';
/** Events that only a visitor with a visible QR code can cause. */
const VISITOR_EVENTS = ['scanned', 'approved', 'refused'];

/**
 * Creates the function that opens WeChat's QR page in a frame. It writes the page into the frame and updates it when
 * the login changes. It sends the messages of WeChat's page and of the callback to the page around the frame.
 *
 * @param target the window of the app under test
 * @param signal removes all listeners and timers when it aborts
 */
export function createFakeFrames(
  world: World,
  options: FakeWxLoginOptions,
  target: Window & typeof globalThis,
  signal: AbortSignal,
): (frame: HTMLIFrameElement, query: Record<string, string>) => void {
  const { onRedirect = (url: string) => target.location.assign(url) } = options;
  const { logins, faults, journal } = world;
  const frames = new WeakMap<SimulatedLogin, HTMLIFrameElement>();
  const runSoon = (action: () => void) => queueMicrotask(() => signal.aborted || action());

  const send = (frame: HTMLIFrameElement, origin: string, data: unknown) =>
    target.dispatchEvent(new target.MessageEvent('message', { source: frame.contentWindow, origin, data }));

  const write = (frame: HTMLIFrameElement, markup: string, onWritten: (page: Document) => void) => {
    const handleLoad = () => {
      const page = frame.contentDocument;
      if (!page) return;
      // jsdom reflects `srcdoc` but does not load it.
      if (page.URL !== 'about:srcdoc') page.documentElement.innerHTML = markup;
      onWritten(page);
    };
    frame.addEventListener('load', handleLoad, { once: true });
    frame.srcdoc = markup;
  };

  const open = (frame: HTMLIFrameElement, query: Record<string, string>): void => {
    const fault = faults.get('page');
    if (fault === 'hanging') {
      // A request without a response fires no `load`, but the empty frame would.
      const stopEvent = (event: Event) => event.stopImmediatePropagation();
      frame.addEventListener('load', stopEvent);
      faults.untilAnswering('page').then(() => {
        frame.removeEventListener('load', stopEvent);
        if (!signal.aborted && frame.isConnected) open(frame, query);
      });
      return;
    }
    const error = findRequestError(world, query);
    if (fault || error) {
      write(frame, fault ? '' : `${renderErrorPage(`${error}`)}`, () => undefined);
      return;
    }

    const login = world.request(query);
    frames.set(login, frame);
    write(frame, renderFakePage(login, world), (page) => {
      showStatus(page, login);
      attachActions(page, {
        refresh: () => open(frame, query),
        quickLogin: () => world.approve(login, world.desktopUser, 'query'),
      });
    });
    const stopTimer = () => clearTimeout(timer);
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stopTimer);
      logins.get(login.uuid);
    }, world.grants.lifetimes.qr);
    signal.addEventListener('abort', stopTimer);
    if (!world.announce) return;
    for (const status of ['wxReady', 'wxQRcodeReady']) {
      runSoon(() => send(frame, WECHAT, JSON.stringify({ type: 'status', status })));
    }
  };

  const unsubscribe = journal.subscribe(({ type, login }) => {
    const frame = frames.get(login);
    if (!frame) return;
    if (VISITOR_EVENTS.includes(type) && !frame.isConnected) {
      throw new Error(
        `Nobody can scan the login ${login.uuid}: its frame is no longer in the page. Show the QR code again.`,
      );
    }
    if (frame.contentDocument) showStatus(frame.contentDocument, login);
    const url = (type === 'approved' || type === 'refused') && world.getRedirect(login);
    if (!url) return;
    if (login.query.self_redirect !== 'true') onRedirect(url);
    // The frame does not navigate. Send the message that a redirect page with `relayCallback` would send.
    else send(frame, new URL(login.redirect_uri).origin, createMessage(url));
  });
  signal.addEventListener('abort', unsubscribe);
  return open;
}
