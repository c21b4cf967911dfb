import { type CallbackResult, readCallback } from './callback.js';
import { redirectOrigin, selfRedirect } from './encode.js';
import { WeChatLoginError } from './errors.js';
import { after } from './lifetime.js';
import { readMessage } from './message.js';
import { type QrLoginOptions, TIMEOUT } from './options.js';
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
  const inPage = selfRedirect(options);
  const callbackOrigin = redirectOrigin(options);
  const { origin: frameOrigin, pathname: framePath } = new URL(iframe.src || location.href);
  let loads = 0;
  let words = 0;

  const look = (loaded: boolean) => {
    try {
      const { origin, pathname, href } = (iframe.contentWindow as Window).location;
      // WeChat's page is no callback, even where a simulator shares our origin.
      if (origin !== location.origin || (origin === frameOrigin && pathname === framePath)) return;
      const result = readCallback(href);
      if (result) return onOutcome(result);
      // The site must not show here.
      iframe.style.opacity = '0';
      // A page that relays may have cleaned its address already: its message is on the way.
      const lost = new WeChatLoginError('callback_lost', pathname);
      if (loaded) after(GRACE, signal, () => onOutcome(lost));
    } catch {
      // cross-origin: WeChat's page, or a callback that relays
    }
  };

  iframe.addEventListener(
    'load',
    () => {
      look(true);
      if (signal.aborted) return;
      // A browser loads its own error page into the frame when there is no network.
      after(GRACE, signal, () =>
        navigator.onLine === false ? onOutcome(new WeChatLoginError('frame_timeout')) : onReady(false),
      );
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
      const result = readMessage(data);
      if (origin === callbackOrigin && result) onOutcome(result);
      else if (origin === frameOrigin && /"wx(QRcode)?Ready"/.test(data)) onReady(true);
    },
    { signal },
  );

  document.addEventListener(
    'securitypolicyviolation',
    ({ effectiveDirective, disposition, blockedURI }) => {
      // Without in-page completion the callback never loads in a frame of ours.
      const host = [frameOrigin, inPage ? callbackOrigin : frameOrigin].find((origin) =>
        `${blockedURI}/`.startsWith(`${origin}/`),
      );
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
  if (inPage && callbackOrigin === location.origin) tick();
}
