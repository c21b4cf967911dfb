import { listen } from './listen.js';

/**
 * Calls back when the visitor has opened the page: at once, or when a prerendered page is activated.
 *
 * @see https://developer.mozilla.org/en-US/docs/Web/API/Document/prerendering
 */
export function whenOpened(signal: AbortSignal, callback: () => void): void {
  if ((document as { prerendering?: boolean }).prerendering) {
    listen(document, 'prerenderingchange', callback, signal);
  } else callback();
}

/**
 * Calls back when the tab is visible: at once, or as soon as the visitor returns to it. `page` is the document that
 * shows the QR code. It differs from `document` if the page renders into a pop-up.
 */
export function whenVisible(page: Document, signal: AbortSignal, callback: () => void): void {
  if (page.hidden) {
    const stop = listen(
      page,
      'visibilitychange',
      () => {
        if (page.hidden) return;
        stop();
        callback();
      },
      signal,
    );
  } else callback();
}

/**
 * Calls back each time the page returns from the back/forward cache. `createAttempts` then starts a new attempt,
 * because React runs no effect, and the QR code on screen has been used or has expired.
 *
 * @see https://web.dev/articles/bfcache
 */
export function onRestore(signal: AbortSignal, callback: () => void): void {
  listen<PageTransitionEvent>(window, 'pageshow', ({ persisted }) => persisted && callback(), signal);
}
