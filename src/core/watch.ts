import { after, listen, onAbort } from '../shared/lifetime.js';
import { type CallbackResult, readCallback } from './callback.js';
import { WeChatLoginError } from './errors.js';
import { EMBEDDER_POLICY, makeCredentialless } from './frame.js';
import { readMessage } from './message.js';
import type { ResolvedOptions } from './resolve-options.js';
import { warnAboutSilence } from './warnings.js';

/** ms that WeChat's page has after the frame's load to send `wxReady`. It sends it before its load; the message may travel longer. */
const GRACE = 100;

/** ms without a message after which a page in the frame that cannot be read counts as a dead end. */
const STUCK = 5000;

/** What becomes of a frame. */
interface FrameEvents {
  /** The page is up: confirmed by its own message, or only loaded. */
  onReady(confirmed: boolean): void;
  /** Whether the frame stands on a page that cannot be read and says nothing. */
  onStuck(isStuck: boolean): void;
  /** The callback came back, read from the frame's address or relayed by the redirect page; or it cannot. */
  onOutcome(outcome: CallbackResult | WeChatLoginError): void;
}

/** The address with which the document in the frame was loaded. Its scripts may have changed `location` since. */
const getLoadedAddress = ({ performance }: Window): string =>
  performance?.getEntriesByType?.('navigation')[0]?.name ?? '';

/** Translates frame loads, messages, CSP violations and embedder policy reports into events. It decides nothing. */
export function watchFrame(
  iframe: HTMLIFrameElement,
  { isInPage, callbackOrigin, redirectUri }: ResolvedOptions,
  signal: AbortSignal,
  { onReady, onStuck, onOutcome }: FrameEvents,
): void {
  // The window that contains the frame, where its messages arrive. It is another one than `window` in a pop-up that the
  // page renders into, and in micro-frontends (wujie, micro-app), which run code in a window of their own. Its origin is
  // `window.origin` all the same; `location.origin` is not: wujie replaces it, and about:blank has none.
  const view = (iframe.contentWindow?.parent ?? window) as Window & typeof globalThis;
  const { origin: frameOrigin, pathname: framePath } = new URL(iframe.src || location.href);
  let loads = 0;
  let silence = new AbortController();
  onAbort(signal, () => silence.abort());

  const breakSilence = () => {
    silence.abort();
    silence = new AbortController();
    onStuck(false);
  };

  /** Returns whether the frame shows a page of our origin. */
  const look = (isLoaded: boolean): boolean => {
    const frame = iframe.contentWindow as Window;
    try {
      const { origin, pathname, href } = frame.location;
      if (origin !== window.origin) return false;
      // WeChat's page is not a callback, even where a simulator shares our origin.
      if (origin === frameOrigin && pathname === framePath) return true;
      const known = { redirect_uri: redirectUri };
      const result = readCallback(href, known) ?? readCallback(getLoadedAddress(frame), known);
      if (result) {
        onOutcome(result);
        return true;
      }
      // The site must not show here.
      iframe.style.opacity = '0';
      // A page that relays may have cleaned its address already: its message is on the way.
      const lost = new WeChatLoginError('callback_lost', pathname);
      if (isLoaded) after(GRACE, signal, () => onOutcome(lost));
      return true;
    } catch {
      // Cross-origin: WeChat's page, a callback that relays, or a dead end.
      return false;
    }
  };

  const onLoad = () => {
    breakSilence();
    const isOurs = look(true);
    if (signal.aborted) return;
    // A browser loads its own error page into the frame when there is no network.
    after(GRACE, signal, () =>
      navigator.onLine === false ? onOutcome(new WeChatLoginError('frame_timeout')) : onReady(false),
    );
    const isFirst = !loads++;
    if (isOurs) return;
    after(STUCK, silence.signal, () => {
      onStuck(true);
      // After the first load it is probably a callback that cannot work.
      if (__DEV__ && isInPage && !isFirst) warnAboutSilence(callbackOrigin);
    });
  };

  const onMessage = ({ source, origin, data }: MessageEvent) => {
    if (source !== iframe.contentWindow) return;
    if (origin === callbackOrigin) {
      const result = readMessage(data, redirectUri);
      if (result === null) onOutcome(new WeChatLoginError('callback_lost', callbackOrigin));
      if (result) onOutcome(result);
    }
    if (origin === frameOrigin && /"wx(QRcode)?Ready"/.test(String(data))) {
      breakSilence();
      onReady(true);
    }
  };

  const onViolation = ({ effectiveDirective, disposition, blockedURI }: SecurityPolicyViolationEvent) => {
    // Without in-page completion the callback never loads in a frame of ours.
    const host = [frameOrigin, isInPage ? callbackOrigin : frameOrigin].find((origin) =>
      `${blockedURI}/`.startsWith(`${origin}/`),
    );
    if (host && effectiveDirective === 'frame-src' && disposition === 'enforce') {
      onOutcome(new WeChatLoginError('frame_blocked', host));
    }
  };

  listen(iframe, 'load', onLoad, signal);
  listen(view, 'message', onMessage, signal);
  listen(view.document, 'securitypolicyviolation', onViolation, signal);
  watchEmbedderPolicy(iframe, view, signal, () =>
    onOutcome(new WeChatLoginError('frame_blocked', EMBEDDER_POLICY)),
  );

  // `load` comes after the site has been painted inside the small frame, and after its scripts have used the code.
  // A frame of our own origin shares our rendering, so a look in each animation frame comes before its first paint.
  const tick = () => {
    if (signal.aborted) return;
    if (iframe.contentDocument) look(false);
    view.requestAnimationFrame(tick);
  };
  if (isInPage && callbackOrigin === window.origin) tick();
}

/**
 * Cross-Origin-Embedder-Policy also refuses the frame where the page is not isolated, which only a report tells. The
 * frame is then loaded again without credentials. Not in Firefox, which sends no such report.
 */
function watchEmbedderPolicy(
  iframe: HTMLIFrameElement,
  view: Window & typeof globalThis,
  signal: AbortSignal,
  onRefused: () => void,
): void {
  if (!('ReportingObserver' in view)) return;
  const observer = new view.ReportingObserver(
    (reports) => {
      const { src } = iframe;
      const [address] = src.split('#');
      const isOurs = reports.some(({ body }) => {
        const { blockedURL, disposition } = (body ?? {}) as { blockedURL?: string; disposition?: string };
        return blockedURL === address && disposition === 'enforce';
      });
      if (!isOurs) return;
      if (iframe.hasAttribute('credentialless') || !makeCredentialless(iframe)) return onRefused();
      iframe.src = src;
    },
    { types: ['coep'] },
  );
  observer.observe();
  onAbort(signal, () => observer.disconnect());
}
