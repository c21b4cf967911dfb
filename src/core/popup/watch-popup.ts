import { after } from '../../shared/timers.js';

/** ms between two checks. There is no event for another window's closing. */
const POLL = 100;

/** Number of checks that must have found the window on WeChat's side before `closed` means closed: one second. */
const LOOKS = 10;

/** Whether the window shows a page of our own origin. */
function isReadable(popup: Window): boolean {
  try {
    return Boolean(popup.location.href);
  } catch {
    return false;
  }
}

/** Includes WebKitGTK. No other engine names Apple here. */
const isWebKit = () => /^Apple/.test(navigator.vendor);

/**
 * Calls back when the handle says `closed`. `cutOff` tells whether a policy has probably cut the window off.
 *
 * A Cross-Origin-Opener-Policy on our page severs the handle when the window goes to WeChat: it says `closed` although
 * the window is open. In Chromium that takes a few ms from when the window stops being readable. So:
 * - `closed` while the window is readable (before WeChat's page has loaded): the visitor has closed it. Not in WebKit:
 *   a severed handle is readable there.
 * - `closed` after the window was open on WeChat's side for a while: the visitor has closed it, or a policy of the
 *   redirect page has severed it. That page then sends the result at once.
 * - otherwise: severed. From then on, the page cannot notice what the visitor does with the window.
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
