import { type CallbackResult, readCallback } from './callback.js';
import { redirectOrigin, selfRedirect } from './encode.js';
import { WeChatLoginError } from './errors.js';
import { after } from './lifetime.js';
import { type QrLoginOptions, TIMEOUT } from './options.js';
import { MESSAGE_KEY } from './relay.js';
import { warnAboutSilence } from './warnings.js';

/** ms that WeChat's page has, after the frame's load, to say that it is up. It speaks before its load; the message may travel longer. */
const GRACE = 100;

/**
 * Listens to everything a frame can be heard by, and tells what it means; it decides nothing.
 *
 * - `onReady`: the page is up: confirmed by its own message, or only loaded.
 * - `onOutcome`: the callback came back (read from the frame's address, or relayed by the redirect page), or it cannot.
 */
export function watchFrame(
  iframe: HTMLIFrameElement,
  options: QrLoginOptions,
  signal: AbortSignal,
  onReady: (confirmed: boolean) => void,
  onOutcome: (outcome: CallbackResult | WeChatLoginError) => void,
): void {
  const callbackOrigin = redirectOrigin(options);
  const { origin: frameOrigin, pathname: framePath } = new URL(iframe.src || location.href);
  let loads = 0;
  let words = 0;

  const look = (loaded: boolean) => {
    try {
      const { origin, pathname, href } = (iframe.contentWindow as Window).location;
      // WeChat's page is no callback, even where a simulator shares our origin.
      if (origin !== location.origin || (origin === frameOrigin && pathname === framePath)) return;
      const outcome = readCallback(href) ?? (loaded && new WeChatLoginError('callback_lost', pathname));
      if (outcome) onOutcome(outcome);
    } catch {
      // cross-origin: WeChat's page, or a callback that relays
    }
  };

  iframe.addEventListener(
    'load',
    () => {
      look(true);
      if (signal.aborted) return;
      after(GRACE, signal, () => onReady(false));
      // After the first load, a page that may not be read and says nothing is probably a callback that cannot work.
      if (__DEV__ && loads++) {
        const heard = words;
        after(options.timeout ?? TIMEOUT, signal, () => heard === words && warnAboutSilence(options));
      }
    },
    { signal },
  );

  addEventListener(
    'message',
    ({ source, origin, data }) => {
      if (source !== iframe.contentWindow) return;
      if (__DEV__) words++;
      if (origin === callbackOrigin && data?.[MESSAGE_KEY]) onOutcome(data[MESSAGE_KEY]);
      else if (origin === frameOrigin && /"wx(QRcode)?Ready"/.test(data)) onReady(true);
    },
    { signal },
  );

  document.addEventListener(
    'securitypolicyviolation',
    ({ effectiveDirective, disposition, blockedURI }) => {
      const host = [frameOrigin, callbackOrigin].find((origin) => `${blockedURI}/`.startsWith(`${origin}/`));
      if (host && effectiveDirective === 'frame-src' && disposition === 'enforce') {
        onOutcome(new WeChatLoginError('frame_blocked', host));
      }
    },
    { signal },
  );

  // `load` comes after the site has been painted inside the small frame, and after its scripts have used the code.
  // A frame of our own origin shares our rendering, so a look in each animation frame comes before its first paint.
  const tick = () => {
    if (signal.aborted) return;
    if (iframe.contentDocument) look(false);
    requestAnimationFrame(tick);
  };
  if (selfRedirect(options) && callbackOrigin === location.origin) tick();
}
