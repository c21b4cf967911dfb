import { type CallbackResult, readCallback } from './callback.js';
import { WeChatLoginError } from './errors.js';
import { type QrLoginOptions, rawRedirectUri, TIMEOUT } from './options.js';
import { MESSAGE_KEY } from './relay.js';
import { after } from './timer.js';
import { warnAboutSilence } from './warnings.js';

/** ms that WeChat's page has, after the frame's load, to say that it is up. It speaks before its load; the message may travel longer. */
const GRACE = 100;

const withoutQuery = (url: string) => url.split(/[?#]/)[0];

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
  const { origin: own } = location;
  const { origin: redirectOrigin } = new URL(rawRedirectUri(options.redirect_uri));
  const { origin: frameOrigin } = new URL(iframe.src || location.href);

  const look = (loaded: boolean) => {
    let address: Location;
    try {
      address = (iframe.contentWindow as Window).location;
      // WeChat's page is no callback, even where a simulator shares our origin.
      if (address.origin !== own || withoutQuery(address.href) === withoutQuery(iframe.src)) return;
    } catch {
      return; // cross-origin
    }
    const result = readCallback(address.href);
    if (result) onOutcome(result);
    else if (loaded) onOutcome(new WeChatLoginError('callback_lost', address.pathname));
  };

  let loads = 0;
  let words = 0;
  /** After the first load, a page that may not be read and says nothing is probably a callback that cannot work. */
  const expectWord = (earlierLoads: number) => {
    const heard = words;
    after(options.timeout ?? TIMEOUT, signal, () => {
      if (earlierLoads && heard === words) warnAboutSilence(options);
    });
  };

  iframe.addEventListener(
    'load',
    () => {
      look(true);
      if (signal.aborted) return;
      after(GRACE, signal, () => onReady(false));
      if (__DEV__) expectWord(loads++);
    },
    { signal },
  );

  window.addEventListener(
    'message',
    ({ source, origin, data }) => {
      if (source !== iframe.contentWindow) return;
      if (__DEV__) words++;
      if (origin === redirectOrigin && data?.[MESSAGE_KEY]) onOutcome(data[MESSAGE_KEY]);
      else if (origin === frameOrigin && /"wx(QRcode)?Ready"/.test(data)) onReady(true);
    },
    { signal },
  );

  document.addEventListener(
    'securitypolicyviolation',
    ({ effectiveDirective, disposition, blockedURI }) => {
      const host = [frameOrigin, redirectOrigin].find((origin) => `${blockedURI}/`.startsWith(`${origin}/`));
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
    requestAnimationFrame(tick);
    if (iframe.contentDocument) look(false);
  };
  if (redirectOrigin === own) tick();
}
