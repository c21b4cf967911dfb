import { listen, onAbort } from '../../shared/listen.js';
import { after } from '../../shared/timers.js';
import { MESSAGE_KEY } from '../callback/create-message.js';
import { readCallback } from '../callback/read-callback.js';
import { readMessage } from '../callback/read-message.js';
import type { ResolvedOptions } from '../resolve-options.js';
import { WeChatLoginError } from '../wechat-login-error.js';
import { EMBEDDER_POLICY, watchEmbedderPolicy } from './embedder-policy.js';
import type { FrameEvents } from './frame-events.js';
import { warnAboutSilence, warnAboutSilentSimulator } from './warn-about-silence.js';

/**
 * ms to wait for `wxReady` after the frame's load. WeChat's page sends it before its load, but the message can arrive
 * later.
 */
const GRACE = 100;

/**
 * ms to wait for the picture after `wxReady`, and after a load that follows it. Then WeChat's page is shown anyway,
 * because it is not known whether quick login sends `wxQRcodeReady`.
 */
const PICTURE = 3000;
const PICTURE_AFTER_LOAD = 500;

/** ms without a message after which a page that cannot be read counts as stuck. */
const STUCK = 5000;

/** ms between two checks whether the frame is on our origin again. There is no event for it before the frame's load. */
const LOOK = 50;

/** The address with which the document in the frame was loaded. Its scripts may have changed `location` since. */
const getLoadedAddress = ({ performance }: Window): string =>
  performance?.getEntriesByType?.('navigation')[0]?.name ?? '';

/**
 * Translates frame loads, messages, CSP violations and embedder policy reports into events. It does not change the
 * status. An adopted frame was in the server's HTML, so its earlier loads and messages had no listener.
 */
export function watchFrame(
  iframe: HTMLIFrameElement,
  { isInPage, callbackOrigin, redirectUri }: ResolvedOptions,
  signal: AbortSignal,
  { onReady, onStuck, onOutcome }: FrameEvents,
  isAdopted?: boolean,
): void {
  // The window that contains the frame and receives its messages. It differs from `window` if the page renders into a
  // pop-up. It also differs in micro-frontends (wujie, micro-app), which run code in a separate window and replace
  // `ownerDocument`. There, `contentWindow.parent` is right. Elsewhere it would cost some ms, because the browser
  // creates a JavaScript context for the frame's empty document. Its origin is always `window.origin`.
  // `location.origin` is wrong, because wujie replaces it and about:blank has none.
  const view = ((window.parent === window
    ? iframe.ownerDocument.defaultView
    : iframe.contentWindow?.parent) ?? window) as Window & typeof globalThis;
  const { origin: frameOrigin, pathname: framePath } = new URL(iframe.src || location.href);
  let loads = 0;
  let isConfirmed = false;
  // WeChat's page sends `wxReady` shortly before or after its load. During the silence after a load, the message is
  // from the page that has loaded. Otherwise it is from a page that is still loading.
  let isAnnounced = false;
  let silence: AbortController | undefined;

  const breakSilence = () => {
    silence?.abort();
    silence = undefined;
    onStuck(false);
  };

  const waitForPicture = (confirmed: boolean, isLoaded: boolean | number) =>
    after(!confirmed ? GRACE : isLoaded ? PICTURE_AFTER_LOAD : PICTURE, signal, () => {
      // Without a network, browsers load their own error page into the frame.
      if (isLoaded && navigator.onLine === false) onOutcome(new WeChatLoginError('frame_timeout'));
      else if (confirmed === isConfirmed) onReady(confirmed);
    });

  /** Returns whether the frame shows a page of our origin. */
  const look = (isLoaded: boolean): boolean => {
    const frame = iframe.contentWindow as Window;
    try {
      const { origin, pathname, href } = frame.location;
      if (origin !== window.origin) return false;
      // WeChat's page is not a callback, even if a simulator serves it from our origin.
      if (origin === frameOrigin && pathname === framePath) return true;
      const known = { redirect_uri: redirectUri };
      const result = readCallback(href, known) ?? readCallback(getLoadedAddress(frame), known);
      if (result) onOutcome(result);
      else {
        // The site must not be visible in the frame.
        iframe.style.opacity = '0';
        // A page that relays may already have removed the result from its address. Then its message follows.
        const lost = new WeChatLoginError('callback_lost', pathname);
        if (isLoaded) after(GRACE, signal, () => onOutcome(lost));
      }
      return true;
    } catch {
      // Cross-origin: WeChat's page, a callback that relays, or another site's page.
      return false;
    }
  };

  const onLoad = () => {
    breakSilence();
    const isOurs = look(true);
    if (signal.aborted) return;
    const isFirst = !loads++;
    waitForPicture(isConfirmed, true);
    const isSilent = !isOurs && !isAnnounced;
    isAnnounced = false;
    if (!isSilent) return;
    silence = new AbortController();
    after(STUCK, silence.signal, () => {
      silence = undefined;
      onStuck(true);
      if (__DEV__ && isFirst) warnAboutSilentSimulator(frameOrigin);
      // A silent page after the first load is probably a callback that cannot work.
      else if (__DEV__ && isInPage) warnAboutSilence(callbackOrigin);
    });
  };

  const onMessage = ({ source, origin, data }: MessageEvent) => {
    if (source !== iframe.contentWindow) return;
    if (origin === callbackOrigin) {
      const result = readMessage(data, redirectUri);
      if (result === null) onOutcome(new WeChatLoginError('callback_lost', callbackOrigin));
      if (result) onOutcome(result);
    }
    if (origin !== frameOrigin || typeof data !== 'string') return;
    const [, status] = /"(wxReady|wxQRcodeReady)"/.exec(data) ?? [];
    if (status) {
      const isUp = status === 'wxReady';
      isAnnounced ||= isUp && !silence;
      isConfirmed = true;
      breakSilence();
      if (isUp) waitForPicture(true, loads);
      else onReady(true);
    }
  };

  const onViolation = ({ effectiveDirective, disposition, blockedURI }: SecurityPolicyViolationEvent) => {
    // Without in-page mode, the callback never loads in this frame.
    const host = [frameOrigin, isInPage ? callbackOrigin : frameOrigin].find((origin) =>
      `${blockedURI}/`.startsWith(`${origin}/`),
    );
    if (host && effectiveDirective === 'frame-src' && disposition === 'enforce') {
      onOutcome(new WeChatLoginError('frame_blocked', host));
    }
  };

  onAbort(signal, () => silence?.abort());
  listen(iframe, 'load', onLoad, signal);
  listen(view, 'message', onMessage, signal);
  listen(view.document, 'securitypolicyviolation', onViolation, signal);
  watchEmbedderPolicy(iframe, view, signal, () =>
    onOutcome(new WeChatLoginError('frame_blocked', EMBEDDER_POLICY)),
  );

  // Polled, because the only event is `load`, and the site's scripts can use the code before it.
  if (isInPage && callbackOrigin === window.origin) {
    const timer = setInterval(() => iframe.contentDocument && look(false), LOOK);
    onAbort(signal, () => clearInterval(timer));
  }

  if (!isAdopted) return;
  // If the frame has already returned, its result is reported after this function has returned.
  queueMicrotask(() => {
    if (signal.aborted) return;
    const { contentDocument } = iframe;
    if (contentDocument) look(contentDocument.readyState === 'complete');
    else {
      // WeChat's page may already have loaded and sent all its messages, so this continues as after a load.
      breakSilence();
      isAnnounced = true;
      waitForPicture(false, true);
    }
    if (isInPage && !contentDocument === (callbackOrigin !== window.origin)) {
      iframe.contentWindow?.postMessage(MESSAGE_KEY, callbackOrigin);
    }
  });
}
