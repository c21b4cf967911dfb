import { createMessage } from '../core/callback/message.js';
import { findRequestError } from '../simulator/find-request-error.js';
import type { SimulatedLogin } from '../simulator/logins.js';
import { renderErrorPage } from '../simulator/pages/error-page.js';
import type { World } from '../simulator/world.js';
import { attachActions, renderFakePage, showStatus } from './fake-page.js';
import type { FakeWxLoginOptions } from './install-fake-wx-login.js';

const WECHAT = 'https://open.weixin.qq.com';
const BY_HAND = ['scanned', 'approved', 'refused'];

/**
 * The frames that WeChat's QR page would be in: draws the page into them, keeps it in step with its login, and says
 * to the page around them what WeChat's page, or the callback after it, would say. Answers how to open one.
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
  const later = (action: () => void) => queueMicrotask(() => signal.aborted || action());

  const say = (frame: HTMLIFrameElement, origin: string, data: unknown) =>
    target.dispatchEvent(new target.MessageEvent('message', { source: frame.contentWindow, origin, data }));

  const fill = (frame: HTMLIFrameElement, markup: string, onFilled: (page: Document) => void) => {
    const filled = () => {
      const page = frame.contentDocument;
      if (!page) return;
      // jsdom knows the attribute, and does nothing about it.
      if (page.URL !== 'about:srcdoc') page.documentElement.innerHTML = markup;
      onFilled(page);
    };
    frame.addEventListener('load', filled, { once: true });
    frame.srcdoc = markup;
  };

  const open = (frame: HTMLIFrameElement, query: Record<string, string>): void => {
    const fault = faults.get('page');
    if (fault === 'hanging') {
      // Not even the load of an empty frame: the request has no answer yet.
      const hush = (event: Event) => event.stopImmediatePropagation();
      frame.addEventListener('load', hush);
      faults.untilAnswering('page').then(() => {
        frame.removeEventListener('load', hush);
        if (!signal.aborted && frame.isConnected) open(frame, query);
      });
      return;
    }
    const error = findRequestError(world, query);
    if (fault || error) {
      fill(frame, fault ? '' : `${renderErrorPage(`${error}`)}`, () => undefined);
      return;
    }

    const login = world.request(query);
    frames.set(login, frame);
    fill(frame, renderFakePage(login, world), (page) => {
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
      later(() => say(frame, WECHAT, JSON.stringify({ type: 'status', status })));
    }
  };

  const stop = journal.subscribe(({ type, login }) => {
    const frame = frames.get(login);
    if (!frame) return;
    if (BY_HAND.includes(type) && !frame.isConnected) {
      throw new Error(`The frame of the login ${login.uuid} is no longer in the page.`);
    }
    if (frame.contentDocument) showStatus(frame.contentDocument, login);
    const url = (type === 'approved' || type === 'refused') && world.getRedirect(login);
    if (!url) return;
    if (login.query.self_redirect !== 'true') onRedirect(url);
    // The frame itself goes nowhere; the page around it hears what a callback that relays would say.
    else say(frame, new URL(login.redirect_uri).origin, createMessage(url));
  });
  signal.addEventListener('abort', stop);
  return open;
}
