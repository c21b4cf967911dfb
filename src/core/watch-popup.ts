import { after } from '../shared/lifetime.js';

/** ms between two looks. No event tells when another window closes. */
const POLL = 100;

/** Looks that must have seen the window open on WeChat's side before its end counts as closed. One second. */
const LOOKS = 10;

/** Whether the window is (still, or again) on our own origin. */
function isReadable(popup: Window): boolean {
  try {
    return Boolean(popup.location.href);
  } catch {
    return false;
  }
}

/**
 * Calls back once the handle says `closed`, and tells what that means.
 *
 * A Cross-Origin-Opener-Policy on our page severs the handle when the window goes to WeChat: it says `closed` for a
 * window that is open. In Chromium that takes a few ms from when the window stops being readable, so:
 * - closed while still readable (before WeChat's page came): closed by somebody.
 * - seen open on WeChat's side for a while, and closed then: closed by somebody, or severed by a policy of the
 *   redirect page's own, which will then speak at once.
 * - otherwise severed, as far as anybody can tell: whatever the visitor does with that window cannot be seen.
 *
 * Looks are counted, not ms: a background tab looks less often.
 */
export function watchPopup(popup: Window, signal: AbortSignal, onGone: (cutOff: boolean) => void): void {
  let away = 0;
  const look = () => {
    const readable = isReadable(popup);
    if (popup.closed) return onGone(!readable && away < LOOKS);
    if (!readable) away++;
    after(POLL, signal, look);
  };
  look();
}
