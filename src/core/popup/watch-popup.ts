import { after } from '../../shared/timers.js';

/** ms between two checks. There is no event for another window that closes. */
const POLL = 100;

/** Number of checks, in one second, that must find the window on WeChat's site before `closed` means closed. */
const LOOKS = 10;

/** Returns whether the window shows a page of our own origin. */
function isReadable(popup: Window): boolean {
  try {
    return Boolean(popup.location.href);
  } catch {
    return false;
  }
}

/** Returns whether the browser is Safari or another WebKit, for example WebKitGTK. Only WebKit has this vendor. */
const isWebKit = () => /^Apple/.test(navigator.vendor);

/**
 * Calls back when the window's handle is `closed`. `cutOff`: a policy has probably cut the window off.
 *
 * A Cross-Origin-Opener-Policy of our page severs the handle when the window goes to WeChat. The handle is then
 * `closed` although the window is open. In Chromium, this happens a few ms after the window has stopped being readable.
 * So:
 * - `closed` while the window is readable (before WeChat's page has loaded): the visitor has closed it. Not in WebKit:
 *   a severed handle is readable there.
 * - `closed` after a second on WeChat's site: the visitor has closed the window, or a policy of the redirect page has
 *   severed it. In the second case, that page sends the result at once.
 * - otherwise: severed. From then on, the page does not notice what the visitor does with the window.
 *
 * Checks are counted instead of ms, because background tabs check less often.
 */
export function watchPopup(popup: Window, signal: AbortSignal, onGone: (cutOff: boolean) => void): void {
  let away = 0;
  const look = () => {
    const readable = isReadable(popup);
    if (popup.closed) return onGone((!readable || isWebKit()) && away < LOOKS);
    if (!readable) away++;
    after(POLL, signal, look);
  };
  look();
}
