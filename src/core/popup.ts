import { channelName, hearBroadcast } from './broadcast.js';
import type { CallbackResult } from './callback.js';
import { redirectOrigin } from './encode.js';
import { WeChatLoginError } from './errors.js';
import { after } from './lifetime.js';
import { readMessage } from './message.js';
import { createState, rememberState, verifyState } from './state.js';
import { type AuthorizationUrlOptions, createAuthorizationUrl } from './url.js';
import { watchPopup } from './watch-popup.js';

/** ms that a redirect page has to speak after its window is gone from sight: its own policy may have cut it off. */
const GRACE = 2000;

/** What goes to WeChat, as in `createAuthorizationUrl`, and the window. */
export type LoginPopupOptions = AuthorizationUrlOptions & {
  /** px, of the window's content. Default 480. */
  width?: number | undefined;
  /** px, of the window's content. Default 640. */
  height?: number | undefined;
  /**
   * ms until `popup_timeout`. Default 600 000, ten minutes: auth libraries keep their state about that long, and a
   * window that is cut off cannot be seen closing.
   */
  timeout?: number | undefined;
  /** Closes the window, as far as it can be reached, and rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
};

/** What the visitor approved. Send both to your server; it exchanges the code. */
export interface LoginPopupResult {
  code: string;
  state: string;
}

/** The one that is under way: two windows at once would only confuse. */
let current: { popup: Window; result: Promise<LoginPopupResult>; abandon(): void } | undefined;

/** In the middle of the window that asks, on whichever screen it is. */
function createFeatures({ width = 480, height = 640 }: LoginPopupOptions): string {
  const left = Math.round(screenX + (outerWidth - width) / 2);
  const top = Math.round(screenY + (outerHeight - height) / 2);
  return `popup,width=${width},height=${height},left=${left},top=${top}`;
}

/** Everything that can end it, and nothing left of it when it has. */
function waitFor(popup: Window, state: string, options: LoginPopupOptions): NonNullable<typeof current> {
  const lifetime = new AbortController();
  const alive = lifetime.signal;
  let abandon = () => {};

  const result = new Promise<LoginPopupResult>((resolve, reject) => {
    const end = () => {
      lifetime.abort();
      current = undefined;
      popup.close();
    };
    const fail = (reason: unknown) => {
      end();
      reject(reason);
    };
    abandon = () => fail(new WeChatLoginError('popup_closed'));
    const complete = (answer: CallbackResult) => {
      if (answer.state !== state) return fail(new WeChatLoginError('state_mismatch'));
      verifyState(state); // used up
      if (answer.type === 'refused') return fail(new WeChatLoginError('refused'));
      end();
      resolve({ code: answer.code, state });
    };

    const callbackOrigin = redirectOrigin(options);
    addEventListener(
      'message',
      ({ source, origin, data }) => {
        if (source !== popup || origin !== callbackOrigin) return;
        const answer = readMessage(data);
        if (answer) complete(answer);
      },
      { signal: alive },
    );
    const hears = callbackOrigin === location.origin && hearBroadcast(state, alive, complete);
    watchPopup(popup, alive, (cutOff) => {
      const lost = new WeChatLoginError('popup_closed', cutOff ? callbackOrigin : '');
      if (!cutOff || !hears) after(GRACE, alive, () => fail(lost));
    });
    // Nobody waits any more; a page that comes back from the back/forward cache finds its promise settled.
    addEventListener('pagehide', abandon, { signal: alive });
    const { signal, timeout = 600_000 } = options;
    signal?.addEventListener('abort', () => fail(signal.reason), { signal: alive });
    after(timeout, alive, () => fail(new WeChatLoginError('popup_timeout')));
  });
  return { popup, result, abandon };
}

/**
 * WeChat's login in a window of its own. Resolves with code and state; the window is closed then.
 *
 * Call it in a click handler, before any `await`: browsers allow pop-ups only there. The page of `redirect_uri` has to
 * call `relayCallback()` (or be `wechat-qr-login/callback.html`). A state is made when you give none; it is remembered,
 * compared, and used up. It does not exchange the code: send it to your server.
 *
 * Rejects with a `WeChatLoginError`: `invalid_options` (nothing was opened), `popup_blocked`, `popup_closed`, `refused`,
 * `popup_timeout`, `state_mismatch`; or with the reason of `signal`. Leaving the page closes the window, too.
 *
 * While a window is open, another call focuses it and answers what the first call will; its own options do not count.
 *
 * With `Cross-Origin-Opener-Policy: same-origin` on the page the browser cuts the window off. The result comes all the
 * same, if `redirect_uri` is on the page's own origin, but the window can then be neither focused nor closed, nor seen
 * closing: a visitor who closes it is only missed after `timeout`. So leave the button usable: another call opens a new
 * window, and the first promise rejects with `popup_closed`. (Without the policy the same goes for a window that is
 * closed within a second after WeChat's page came.)
 *
 * @example
 * button.onclick = async () => {
 *   const { code, state } = await openLoginPopup({ appid: 'wx…', redirect_uri: 'https://shop.example/callback.html' });
 *   await signIn(code, state);
 * };
 */
export async function openLoginPopup(options: LoginPopupOptions): Promise<LoginPopupResult> {
  const { state = createState(), signal } = options;
  const url = createAuthorizationUrl({ ...options, state });
  signal?.throwIfAborted();
  if (current && !current.popup.closed) {
    current.popup.focus();
    return current.result;
  }
  current?.abandon();
  // Before the window opens: it inherits what this tab remembers, should nobody wait for it any more when it comes back.
  rememberState(state);
  const popup = window.open(url, channelName(state), createFeatures(options));
  if (!popup) throw new WeChatLoginError('popup_blocked');
  current = waitFor(popup, state, options);
  return current.result;
}
