import { createFrameUrl } from '../core/url.js';
import type { WeChatControl } from '../simulator/create-control.js';
import type { SimulatedFault } from '../simulator/faults.js';
import type { SimulatedEvent } from '../simulator/journal.js';
import { createWorld } from '../simulator/world.js';
import type { WorldOptions } from '../simulator/world-options.js';
import { createFakeFrames } from './create-fake-frames.js';
import { interceptAddresses } from './intercept-addresses.js';

/** What breaks in the page. There is no server here, so polls, phone pages and WeChat's API are not among it. */
export type FakePart = 'script' | 'page';

/** What the faked WeChat is like. */
export interface FakeWxLoginOptions extends Omit<WorldOptions, 'faults'> {
  /** The window of the app under test. Default: this one. */
  window?: Window & typeof globalThis;
  /** What is broken from the start; see `break`. */
  faults?: Partial<Record<FakePart, SimulatedFault>>;
  /**
   * Where the whole page would go: after a scan that is not completed in the page (`self_redirect` not `true`).
   * Default: it goes there. jsdom cannot navigate: give it a function of yours.
   */
  onRedirect?: (url: string) => void;
  /** Hears of everything that happens, as it happens: for a phone that you draw yourself. */
  onEvent?: (event: SimulatedEvent) => void;
}

/** The faked WeChat, and the hand that holds the phone. */
export interface FakeWxLogin extends Omit<WeChatControl, 'break' | 'mend'> {
  /** From now on the script, or the QR page, fails; by default as if its host could not be reached. */
  break(part: FakePart, fault?: SimulatedFault): void;
  /** That part works again, or both; what was hanging is answered. */
  mend(part?: FakePart): void;
  /** Everything as it was before `installFakeWxLogin`. */
  restore(): void;
}

const installed = new WeakSet<Window>();

/**
 * A `WxLogin` for tests and stories, without a server and without the network: its frame is a page of ours with
 * WeChat's look and class names, and the verbs play the visitor. Whatever asks for WeChat's script or QR page gets the
 * fake: frames of `script="none"` and preload hints, too. Works with fake timers; a QR expires by them.
 *
 * It does not prove what browsers do with cookies, sandboxes, redirects and Content-Security-Policy: that is for
 * `simulateWeChat` of `wechat-qr-login/testing/playwright`. Throws when it is installed already.
 *
 * @example
 * const wechat = installFakeWxLogin();
 * render(<Login />);
 * await wechat.waitFor('requested');
 * wechat.approve();
 * await screen.findByText('Welcome');
 * wechat.restore();
 */
export function installFakeWxLogin(options: FakeWxLoginOptions = {}): FakeWxLogin {
  const { window: target = window } = options;
  if (installed.has(target)) throw new Error('The fake WxLogin is installed already: call restore() first.');
  const lifetime = new AbortController();
  const { signal } = lifetime;
  const world = createWorld(options);
  const { faults, control } = world;
  if (options.onEvent) signal.addEventListener('abort', world.journal.subscribe(options.onEvent));
  const openFrame = createFakeFrames(world, options, target, signal);
  // Not before: options that are refused above leave nothing installed.
  installed.add(target);

  /** As WeChat's: takes encoded values, throws when there is no container, empties it, appends its frame. */
  // biome-ignore lint/correctness/noComponentHookFactories: no component; WeChat chose the capital
  function WxLogin(request: Parameters<typeof createFrameUrl>[0] & { id: string; onCleanup?: () => void }) {
    const container = target.document.getElementById(request.id) as HTMLElement;
    container.innerHTML = '';
    const { id, ...query } = request;
    const frame = Object.assign(target.document.createElement('iframe'), {
      src: createFrameUrl(query, undefined),
      width: '300px',
      height: '400px',
    });
    container.appendChild(frame);
    request.onCleanup = () => undefined;
  }

  /** A tag asked for the script: it is answered as soon as it is in the page. */
  const answerTag = async (tag: HTMLScriptElement) => {
    await faults.untilAnswering('script');
    const fault = faults.get('script');
    const lost = fault === 'unreachable' || typeof fault === 'number';
    if (!signal.aborted) tag.dispatchEvent(new target.Event(lost ? 'error' : 'load'));
  };

  const isScript = (url: URL) => url.pathname.endsWith('/wxLogin.js');
  const undo = [
    interceptAddresses(target.HTMLIFrameElement.prototype, 'src', (frame, url) => {
      if (url.pathname !== '/connect/qrconnect') return false;
      openFrame(frame, Object.fromEntries(url.searchParams));
      return true;
    }),
    interceptAddresses(target.HTMLScriptElement.prototype, 'src', (tag, url) => {
      if (isScript(url)) queueMicrotask(() => answerTag(tag));
      return isScript(url);
    }),
    interceptAddresses(target.HTMLLinkElement.prototype, 'href', (link, url) => {
      // Browsers complain of a preload hint without an address.
      if (isScript(url)) link.removeAttribute('rel');
      return isScript(url);
    }),
  ];
  const before = Object.getOwnPropertyDescriptor(target, 'WxLogin');
  Object.defineProperty(target, 'WxLogin', {
    configurable: true,
    // Absent while its script is broken, and never overwritten by the real one.
    get: () => (faults.get('script') === undefined ? WxLogin : undefined),
    set: () => undefined,
  });

  return Object.assign(control, {
    restore() {
      lifetime.abort();
      for (const action of undo) action();
      if (before) Object.defineProperty(target, 'WxLogin', before);
      else Reflect.deleteProperty(target, 'WxLogin');
      installed.delete(target);
    },
  });
}
