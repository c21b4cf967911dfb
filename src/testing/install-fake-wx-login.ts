import { createFrameUrl } from '../core/create-frame-url.js';
import { createWorld } from '../simulator/world.js';
import { createFakeFrames } from './create-fake-frames.js';
import type { FakeWxLogin, FakeWxLoginOptions } from './fake-wx-login.js';
import { interceptAddresses } from './intercept-addresses.js';

/** The windows that have a fake. */
const installed = new WeakSet<Window>();

/**
 * Replaces `WxLogin` in a window, for unit tests and stories. It needs no server and no network.
 *
 * The frame shows a page with the look and class names of WeChat's QR page. The returned methods play the visitor. All
 * requests for WeChat's script or QR page are intercepted, including preload hints and the frame of `script="none"`. QR
 * codes expire by timers, so fake timers work.
 *
 * It does not simulate cookies, sandboxes, redirects and Content-Security-Policy. Test these in a browser with
 * `simulateWeChat` from `wechat-qr-login/testing/playwright`.
 *
 * @throws an `Error` if a fake is already installed in the window
 * @throws `RangeError` if `faults` contains a number that is not an HTTP status from 200 to 599
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
  if (installed.has(target))
    throw new Error('A fake WxLogin is already installed in this window. Call restore() on it first.');
  const lifetime = new AbortController();
  const { signal } = lifetime;
  const world = createWorld(options);
  const { faults, control } = world;
  if (options.onEvent) signal.addEventListener('abort', world.journal.subscribe(options.onEvent));
  const openFrame = createFakeFrames(world, options, target, signal);
  // Set after the calls above: if they throw, nothing is installed.
  installed.add(target);

  /**
   * Behaves as WeChat's script does: expects encoded values, empties the container and appends a frame. Throws if the
   * container does not exist.
   */
  // biome-ignore lint/correctness/noComponentHookFactories: WeChat's global is not a component
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

  /** Dispatches `load` or `error` on a script tag, once the script does not hang. */
  const settleScript = async (tag: HTMLScriptElement) => {
    await faults.untilAnswering('script');
    const fault = faults.get('script');
    const hasFailed = fault === 'unreachable' || typeof fault === 'number';
    if (!signal.aborted) tag.dispatchEvent(new target.Event(hasFailed ? 'error' : 'load'));
  };

  const isScript = (url: URL) => url.pathname.endsWith('/wxLogin.js');
  const undoActions = [
    interceptAddresses(target.HTMLIFrameElement.prototype, 'src', (frame, url) => {
      if (url.pathname !== '/connect/qrconnect') return false;
      openFrame(frame, Object.fromEntries(url.searchParams));
      return true;
    }),
    interceptAddresses(target.HTMLScriptElement.prototype, 'src', (tag, url) => {
      if (isScript(url)) queueMicrotask(() => settleScript(tag));
      return isScript(url);
    }),
    interceptAddresses(target.HTMLLinkElement.prototype, 'href', (link, url) => {
      // Browsers log a warning about a preload hint without `href`.
      if (isScript(url)) link.removeAttribute('rel');
      return isScript(url);
    }),
  ];
  const original = Object.getOwnPropertyDescriptor(target, 'WxLogin');
  Object.defineProperty(target, 'WxLogin', {
    configurable: true,
    // Undefined while the script fails. The setter keeps the real script from replacing the fake.
    get: () => (faults.get('script') === undefined ? WxLogin : undefined),
    set: () => undefined,
  });

  return Object.assign(control, {
    restore() {
      lifetime.abort();
      for (const action of undoActions) action();
      if (original) Object.defineProperty(target, 'WxLogin', original);
      else Reflect.deleteProperty(target, 'WxLogin');
      installed.delete(target);
    },
  });
}
