import { listen } from '../../shared/listen.js';
import { own } from '../../shared/own.js';
import { after, afterAwake } from '../../shared/timers.js';
import { channelName, listenToBroadcast } from '../callback/broadcast.js';
import type { CallbackResult } from '../callback/read-callback.js';
import { readMessage } from '../callback/read-message.js';
import { rememberState } from '../remember-state.js';
import type { ResolvedOptions } from '../resolve-options.js';
import { verifyState } from '../verify-state.js';
import { WeChatLoginError } from '../wechat-login-error.js';
import type {
  AuthorizationPopupOptions,
  LoginPopupOptions,
  LoginPopupWindow,
} from './login-popup-options.js';
import { resolvePopupTarget } from './resolve-popup-target.js';
import { watchPopup } from './watch-popup.js';

/** ms to wait for the result after the window seems closed. A policy of the redirect page may have cut it off. */
const GRACE = 2000;

/** The result of an approved login. Send both to your server, which exchanges the code. */
export interface LoginPopupResult {
  code: string;
  state: string;
}

/** The login in progress. Only one window is open at a time. */
let current: { popup: Window; result: Promise<LoginPopupResult>; abandon(): void } | undefined;

/** Creates the features of `window.open`. Centers the pop-up over this window, also on a second screen. */
function createFeatures({ width = 480, height = 640 }: LoginPopupWindow): string {
  const left = Math.round(screenX + (outerWidth - width) / 2);
  const top = Math.round(screenY + (outerHeight - height) / 2);
  return `popup,width=${width},height=${height},left=${left},top=${top}`;
}

/** Returns the reason of an aborted signal. In Chromium before 98 and Safari before 15.4, signals have none. */
const getReason = ({ reason }: AbortSignal): unknown => reason ?? new DOMException('Aborted', 'AbortError');

/** Waits until the login ends. Then removes all listeners and timers. */
function waitFor(
  popup: Window,
  state: string,
  { signal, timeout = 600_000 }: LoginPopupWindow,
  { callbackOrigin, redirectUri }: Pick<ResolvedOptions, 'callbackOrigin' | 'redirectUri'>,
): NonNullable<typeof current> {
  const lifetime = new AbortController();
  const alive = lifetime.signal;
  // The window that opened the pop-up. In some micro-frontends, this code runs in another window.
  const opener: Window = popup.opener ?? window;
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
    const complete = (answer: CallbackResult | null) => {
      if (!answer) return fail(new WeChatLoginError('callback_lost', callbackOrigin));
      if (answer.state !== state) return fail(new WeChatLoginError('state_mismatch'));
      verifyState(state); // A state is valid once.
      if (answer.type === 'refused') return fail(new WeChatLoginError('refused'));
      end();
      resolve({ code: answer.code, state });
    };

    const onMessage = ({ source, origin, data }: MessageEvent) => {
      if (source !== popup || origin !== callbackOrigin) return;
      const answer = readMessage(data, redirectUri);
      if (answer !== undefined) complete(answer);
    };
    listen(opener, 'message', onMessage, alive);
    const isListening =
      callbackOrigin === window.origin && listenToBroadcast(state, redirectUri, alive, complete);
    watchPopup(popup, alive, (cutOff) => {
      const lost = new WeChatLoginError('popup_closed', cutOff ? callbackOrigin : '');
      if (!cutOff || !isListening) after(GRACE, alive, () => fail(lost));
    });
    // The visitor leaves the page. If it returns from the back/forward cache, its promise is already settled.
    listen(window, 'pagehide', abandon, alive);
    if (signal) listen(signal, 'abort', () => fail(getReason(signal)), alive);
    afterAwake(timeout, alive, () => fail(new WeChatLoginError('popup_timeout')));
  });
  return { popup, result, abandon };
}

/**
 * Opens WeChat's login in a new window. Resolves with code and state, and closes the window. With `url` it opens the
 * authorization address of any other OAuth 2.0 server instead, for example your login service.
 *
 * Call it in a click handler, before any `await`: browsers allow pop-ups only there. The page of `redirect_uri` must
 * call `relayCallback()` or be `wechat-qr-login/callback.html`. Without `state`, one is created (a `url` has its own).
 * It remembers the state, compares it with the result, and uses it up. It does not exchange the code: send it to your
 * server.
 *
 * Rejects with a `WeChatLoginError`: `invalid_options` (no window was opened), `popup_blocked`, `popup_closed`,
 * `refused`, `popup_timeout`, `state_mismatch` or `callback_lost`. If `signal` aborts, it rejects with the signal's
 * reason, or with an `AbortError` in old browsers. If the visitor leaves the page, the window closes.
 *
 * While a window is open, another call focuses it and returns the same result. The options of that call are ignored.
 *
 * With `Cross-Origin-Opener-Policy: same-origin` on the page, the browser cuts the window off. The result still arrives
 * if `redirect_uri` is on the page's own origin. But the page can then neither focus nor close the window, and does not
 * notice when the visitor closes it. So keep the button enabled: another call opens a new window, and the first promise
 * rejects with `popup_closed`.
 *
 * Without the policy, the same happens if the visitor closes the window within a second after WeChat's page has loaded.
 *
 * @example
 * button.onclick = async () => {
 *   const { code, state } = await openLoginPopup({ appid: 'wx…', redirect_uri: 'https://shop.example/callback.html' });
 *   await signIn(code, state);
 * };
 */
export async function openLoginPopup(
  options: LoginPopupOptions | AuthorizationPopupOptions,
): Promise<LoginPopupResult> {
  const given = own(options);
  const { signal } = given;
  const target = resolvePopupTarget(given);
  const { state } = target;
  if (signal?.aborted) throw getReason(signal);
  if (current && !current.popup.closed) {
    current.popup.focus();
    return current.result;
  }
  current?.abandon();
  // Before the window opens, because it gets a copy of this tab's states. If this page is closed, it can verify the
  // state itself.
  rememberState(state);
  const popup = window.open(target.link, channelName(state), createFeatures(given));
  if (!popup) throw new WeChatLoginError('popup_blocked');
  current = waitFor(popup, state, given, target);
  return current.result;
}
