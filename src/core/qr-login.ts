import type { CallbackResult } from './callback.js';
import { WeChatLoginError } from './errors.js';
import { mountFrame, presentFrame } from './frame.js';
import { keyOf } from './key.js';
import { after } from './lifetime.js';
import {
  type QrLoginEvents,
  type QrLoginOptions,
  type QrLoginStatus,
  SCRIPT_URL,
  TIMEOUT,
} from './options.js';
import { loadWxLogin, type WxLogin } from './script.js';
import { createState, rememberState, verifyState } from './state.js';
import { createAuthorizationUrl } from './url.js';
import { findProblem } from './validate.js';
import { warnAboutOptions } from './warnings.js';
import { watchFrame } from './watch.js';

/** A login on the page. Made by `createQrLogin`. */
export interface QrLogin {
  readonly status: QrLoginStatus;
  /** Why the status is `error`. */
  readonly error?: WeChatLoginError | undefined;
  /** WeChat's full-page login with this attempt's state: an ordinary link for when the frame cannot be had. */
  readonly authorizationUrl?: string | undefined;
  /**
   * The new options, all of them. A changed value asks for a new QR if it goes to WeChat (or is `id`, `scriptUrl`,
   * `authorizationEndpoint` or `enabled`). Callbacks, sizes and `title` change at once; the rest with the next QR.
   */
  update(options: QrLoginOptions): void;
  /** A new QR with a new state (unless `state` is given). Also the way on from any final status. */
  refresh(): void;
  /** Takes frame, listeners and timers away. Reports nothing. */
  destroy(): void;
}

let count = 0;

/**
 * WeChat's QR code in a container, from script to code. Everything else in this package sits on top of it.
 *
 * It owns the container's content, asks WeChat for one QR at a time, and reports each step. It never throws:
 * bad options arrive in `onError`. It does not exchange the code for a user: send code and state to your server,
 * from the page (the frame's own request carries no SameSite=Lax cookies).
 *
 * @example
 * const login = createQrLogin(document.querySelector<HTMLElement>('#qr')!, {
 *   appid: 'wx…',
 *   redirect_uri: 'https://shop.example/wechat-callback.html',
 *   onAuthorized: ({ code, state }) => signIn(code, state),
 * });
 */
export function createQrLogin(container: HTMLElement, options: QrLoginOptions): QrLogin {
  let key = keyOf(options);
  let iframe: HTMLIFrameElement | undefined;
  let attempt = new AbortController();
  let destroyed = false;

  /** In a microtask of its own: a handler that throws is reported as the page's mistake, and does not stop the login. */
  const emit = <Name extends keyof QrLoginEvents>(
    name: Name,
    ...details: Parameters<NonNullable<QrLoginEvents[Name]>>
  ) =>
    queueMicrotask(() => {
      if (!destroyed) (options[name] as ((...details: unknown[]) => void) | undefined)?.(...details);
    });

  const enter = (status: QrLoginStatus) => {
    const previous = login.status;
    login.status = status;
    // A second error is news, too.
    if (status !== previous || status === 'error') emit('onStatusChange', status, previous);
  };

  /** The end of an attempt: nothing of it is left when anybody hears of it. */
  const finish = (status: QrLoginStatus) => {
    attempt.abort();
    enter(status);
  };

  const fail = (error: WeChatLoginError) => {
    login.error = error;
    finish('error');
    if (__DEV__ && !options.onError) console.error(error);
    emit('onError', error);
  };

  const start = (whenVisible?: boolean) => {
    if (destroyed) return;
    attempt.abort();
    attempt = new AbortController();
    const { signal } = attempt;
    const go = () => signal.aborted || run(signal);
    if (whenVisible && document.hidden)
      document.addEventListener('visibilitychange', go, { once: true, signal });
    // Not at once: StrictMode mounts, unmounts and mounts within one task, and only the last may ask WeChat for a QR.
    else queueMicrotask(go);
  };

  const run = async (signal: AbortSignal) => {
    iframe = login.error = login.authorizationUrl = undefined;
    const { enabled, state = createState(), script, retries } = options;
    // Waiting options need not be complete yet.
    if (enabled === false) return enter('idle');
    const problem = findProblem(options);
    if (problem) return fail(new WeChatLoginError('invalid_options', problem));
    if (__DEV__) warnAboutOptions(options);
    login.authorizationUrl = createAuthorizationUrl({ ...options, state });
    rememberState(state);
    enter('loading');
    try {
      const wxLogin =
        script === 'none'
          ? undefined
          : await loadWxLogin({ ...options, signal, retries: script === 'required' ? retries : 0 });
      if (wxLogin && !signal.aborted) emit('onLoad');
      mount(signal, state, wxLogin);
    } catch (thrown) {
      if (signal.aborted) return;
      const error =
        thrown instanceof WeChatLoginError
          ? thrown
          : new WeChatLoginError('script_invalid', options.scriptUrl ?? SCRIPT_URL, thrown);
      if (script === 'required' || script === 'none') fail(error);
      else mount(signal, state, undefined, error);
    }
  };

  const mount = (signal: AbortSignal, state: string, wxLogin?: WxLogin, cause?: WeChatLoginError) => {
    if (signal.aborted) return;
    if (!container.isConnected) return fail(new WeChatLoginError('container_missing'));
    container.id = options.id || container.id || `wechat-qr-login-${++count}`;
    enter('mounting');
    after(options.timeout ?? TIMEOUT, signal, () => {
      if (login.status === 'mounting') fail(new WeChatLoginError('frame_timeout'));
    });
    mountFrame(container, wxLogin, { ...options, state }, signal, (inserted) => {
      iframe = inserted;
      let confirmed = false;
      watchFrame(
        inserted,
        options,
        signal,
        (saysSo) => {
          const first = login.status === 'mounting';
          // Once is enough, but a first word that comes after the grace is news.
          if (!first && (confirmed || !saysSo)) return;
          confirmed = saysSo;
          inserted.style.opacity = '';
          enter('ready');
          emit('onReady', { confirmed, direct: !wxLogin, cause });
          if (first && options.expiresIn) after(options.expiresIn, signal, expire);
        },
        (outcome) => complete(outcome, state),
      );
      emit('onMount', inserted);
    });
  };

  const complete = (outcome: CallbackResult | WeChatLoginError, state: string) => {
    if (outcome instanceof Error) return fail(outcome);
    if (outcome.state !== state) return fail(new WeChatLoginError('state_mismatch'));
    verifyState(state); // used up
    finish(outcome.type);
    if (outcome.type === 'refused') emit('onRefused', { state });
    else emit('onAuthorized', { code: outcome.code, state });
  };

  const expire = () => {
    finish('expired');
    emit('onExpired');
    if (options.autoRefresh) start(true);
  };

  const login: { -readonly [key in keyof QrLogin]: QrLogin[key] } = {
    status: 'idle',
    update(next) {
      options = next;
      const previous = key;
      key = keyOf(next);
      if (key !== previous) start();
      else if (iframe) presentFrame(iframe, next);
    },
    refresh: () => start(),
    destroy() {
      destroyed = true;
      attempt.abort();
    },
  };
  start();
  return login;
}
