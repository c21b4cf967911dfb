import { after, afterAwake } from '../shared/lifetime.js';
import { own } from '../shared/own.js';
import { onRestore, whenOpened, whenVisible } from '../shared/page-life.js';
import { createStore } from '../shared/store.js';
import type { CallbackResult } from './callback.js';
import { WeChatLoginError } from './errors.js';
import { mountFrame, presentFrame } from './frame.js';
import type { QrLoginEvents, QrLoginOptions, QrLoginStatus } from './options.js';
import { type ResolvedOptions, resolveOptions } from './resolve-options.js';
import { loadWxLogin, type WxLogin } from './script.js';
import { createState, rememberState, verifyState } from './state.js';
import { createLinkUrl } from './url.js';
import { warnAboutOptions } from './warnings.js';
import { watchFrame } from './watch.js';

/** Everything there is to show. A new object with each change. */
export interface QrLoginSnapshot {
  readonly status: QrLoginStatus;
  /** Why the status is `error`. */
  readonly error?: WeChatLoginError | undefined;
  /** WeChat's full-page login with this attempt's state: an ordinary link for when the frame cannot be used. */
  readonly authorizationUrl?: string | undefined;
  /** Whether the frame stands on a page that cannot be read and says nothing: offer `authorizationUrl`. */
  readonly isStuck?: boolean | undefined;
}

/** A login on the page. Made by `createQrLogin`. */
export interface QrLogin extends QrLoginSnapshot {
  /** The current snapshot: the same object until something changes. */
  getSnapshot(): QrLoginSnapshot;
  /** Calls `listener` after each change of the snapshot. Returns the function that unsubscribes it. */
  subscribe(listener: () => void): () => void;
  /**
   * Replaces all options. A changed value asks for a new QR code if it goes to WeChat (or is `id`, `scriptUrl`,
   * `authorizationEndpoint` or `enabled`). Callbacks, sizes and `title` change at once, the rest with the next QR code.
   */
  update(options: QrLoginOptions): void;
  /** Asks for a new QR code with a new state (unless `state` is given). Also works after a final status. */
  refresh(): void;
  /** Removes frame, listeners and timers. Reports nothing. */
  destroy(): void;
}

let count = 0;

/**
 * Shows WeChat's QR code in a container and reports each step, from the script to the code. Everything else in this
 * package is built on it.
 *
 * It owns the container's content and asks WeChat for one QR code at a time. A prerendered page asks when it is opened;
 * a page that returns from the back/forward cache asks for a fresh one. It never throws: bad options arrive in
 * `onError`. It does not exchange the code for a user: send code and state to your server, from the page (the frame's
 * own request carries no SameSite=Lax cookies).
 *
 * @example
 * const login = createQrLogin(document.querySelector<HTMLElement>('#qr')!, {
 *   appid: 'wx…',
 *   redirect_uri: 'https://shop.example/wechat-callback.html',
 *   onAuthorized: ({ code, state }) => signIn(code, state),
 * });
 */
export function createQrLogin(container: HTMLElement, initialOptions: QrLoginOptions): QrLogin {
  let options = own(initialOptions);
  let mountKey = getMountKey();
  let iframe: HTMLIFrameElement | undefined;
  const life = new AbortController();
  let attempt = new AbortController();
  const { getSnapshot, subscribe, set } = createStore<QrLoginSnapshot>({ status: 'idle' });

  function resolve() {
    return resolveOptions(options, window.origin);
  }

  function getMountKey(): string {
    return options.enabled === false ? 'disabled' : resolve().mountKey;
  }

  /** Reports in a microtask of its own: a handler that throws is the page's mistake, and does not stop the login. */
  const emit = <Name extends keyof QrLoginEvents>(
    name: Name,
    ...details: Parameters<NonNullable<QrLoginEvents[Name]>>
  ) =>
    queueMicrotask(() => {
      if (!life.signal.aborted)
        (options[name] as ((...details: unknown[]) => void) | undefined)?.(...details);
    });

  const enter = (status: QrLoginStatus, more?: Partial<QrLoginSnapshot>) => {
    const { status: previous, authorizationUrl } = getSnapshot();
    set({ status, authorizationUrl, ...more });
    // A second error is news, too.
    if (status !== previous || status === 'error') emit('onStatusChange', status, previous);
  };

  /** Ends the attempt: nothing of it is left when anybody hears of it. */
  const finish = (status: QrLoginStatus, more?: Partial<QrLoginSnapshot>) => {
    attempt.abort();
    enter(status, more);
  };

  const fail = (error: WeChatLoginError, more?: Partial<QrLoginSnapshot>) => {
    finish('error', { ...more, error });
    if (__DEV__ && !options.onError) console.error(error);
    emit('onError', error);
  };

  const start = (wait: typeof whenOpened = whenOpened) => {
    attempt.abort();
    if (life.signal.aborted) return;
    attempt = new AbortController();
    const { signal } = attempt;
    // Not at once: StrictMode mounts, unmounts and mounts within one task, and only the last may ask WeChat for a QR code.
    queueMicrotask(() => signal.aborted || wait(signal, () => run(signal)));
  };

  const run = async (signal: AbortSignal) => {
    iframe = undefined;
    const { enabled, state = createState() } = options;
    const forget = { authorizationUrl: undefined };
    // Waiting options need not be complete yet.
    if (enabled === false) return enter('idle', forget);
    const resolved = resolve();
    if (resolved.problem !== undefined) {
      return fail(new WeChatLoginError('invalid_options', resolved.problem), forget);
    }
    if (__DEV__) warnAboutOptions(options, resolved);
    rememberState(state);
    enter('loading', { authorizationUrl: createLinkUrl(resolved, encodeURIComponent(state)) });
    const { script, scriptUrl, timeout, retries } = resolved;
    try {
      const wxLogin =
        script === 'none'
          ? undefined
          : await loadWxLogin({
              scriptUrl,
              timeout,
              nonce: options.nonce,
              retries: script === 'required' ? retries : 0,
              signal,
            });
      if (wxLogin && !signal.aborted) emit('onLoad');
      mount(signal, state, resolved, wxLogin);
    } catch (thrown) {
      if (signal.aborted) return;
      const error =
        thrown instanceof WeChatLoginError
          ? thrown
          : new WeChatLoginError('script_invalid', scriptUrl, thrown);
      if (script === 'preferred' && /^script/.test(error.code))
        mount(signal, state, resolved, undefined, error);
      else fail(error);
    }
  };

  const mount = (
    signal: AbortSignal,
    state: string,
    resolved: ResolvedOptions,
    wxLogin?: WxLogin,
    cause?: WeChatLoginError,
  ) => {
    if (signal.aborted) return;
    if (!container.isConnected) return fail(new WeChatLoginError('container_missing'));
    container.id = options.id || container.id || `wechat-qr-login-${++count}`;
    enter('mounting');
    afterAwake(resolved.timeout, signal, () => {
      if (getSnapshot().status === 'mounting') fail(new WeChatLoginError('frame_timeout'));
    });
    // Without a prototype: WeChat's script reads names that are not in it.
    const request = own(resolved.request, { state: encodeURIComponent(state) });
    mountFrame(container, wxLogin, options, resolved, request, signal, (inserted) => {
      iframe = inserted;
      let confirmed = false;
      const onReady = (saysSo: boolean) => {
        const first = getSnapshot().status === 'mounting';
        // Once is enough, but a message that comes after the grace is news.
        if (!first && (confirmed || !saysSo)) return;
        confirmed = saysSo;
        inserted.style.opacity = '';
        enter('ready');
        emit('onReady', { confirmed, direct: !wxLogin, cause });
        if (first && options.expiresIn) expireAfter(options.expiresIn, signal);
      };
      const onStuck = (isStuck: boolean) => {
        if (isStuck === Boolean(getSnapshot().isStuck)) return;
        set({ ...getSnapshot(), isStuck });
        if (isStuck) emit('onStuck');
      };
      const onOutcome = (outcome: CallbackResult | WeChatLoginError) => complete(outcome, state);
      watchFrame(inserted, resolved, signal, { onReady, onStuck, onOutcome });
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

  const expireAfter = (ms: number, signal: AbortSignal) =>
    after(ms, signal, () => {
      finish('expired');
      emit('onExpired');
      if (options.autoRefresh) start(whenVisible);
    });

  onRestore(life.signal, () => start());
  start();
  return {
    get status() {
      return getSnapshot().status;
    },
    get error() {
      return getSnapshot().error;
    },
    get authorizationUrl() {
      return getSnapshot().authorizationUrl;
    },
    get isStuck() {
      return getSnapshot().isStuck;
    },
    getSnapshot,
    subscribe,
    update(next) {
      options = own(next);
      const previous = mountKey;
      mountKey = getMountKey();
      if (mountKey !== previous) start();
      else if (iframe) presentFrame(iframe, options);
    },
    refresh: () => start(),
    destroy() {
      life.abort();
      attempt.abort();
    },
  };
}
