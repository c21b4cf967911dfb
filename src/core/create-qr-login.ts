import { createAttempts } from '../shared/attempts.js';
import { createEmit } from '../shared/create-emit.js';
import { own } from '../shared/own.js';
import { createStore } from '../shared/store.js';
import { after, afterAwake } from '../shared/timers.js';
import { applyAppearance } from './apply-appearance.js';
import type { CallbackResult } from './callback/read-callback.js';
import { createLinkUrl } from './create-link-url.js';
import { createState } from './create-state.js';
import { EMBEDDER_POLICY, hasCredentialless } from './frame/embedder-policy.js';
import type { FrameEvents } from './frame/frame-events.js';
import { mountFrame } from './frame/mount-frame.js';
import { presentFrame } from './frame/prepare-frame.js';
import { watchFrame } from './frame/watch-frame.js';
import type { QrLogin, QrLoginSnapshot } from './qr-login.js';
import type { QrLoginEvents, QrLoginOptions } from './qr-login-options.js';
import type { QrLoginStatus } from './qr-login-status.js';
import { rememberState } from './remember-state.js';
import { hasNewValue, type ResolvedOptions, resolveOptions } from './resolve-options.js';
import { loadWxLogin, type WxLogin } from './script/load-wx-login.js';
import { verifyState } from './verify-state.js';
import { warnAboutOptions } from './warn-about-options.js';
import { WeChatLoginError } from './wechat-login-error.js';

let count = 0;

/**
 * Shows WeChat's QR code in a container and reports each step, from the script to the code. The component, the hook and
 * the custom element use it.
 *
 * It replaces the container's content, and requests one QR code at a time. A prerendered page requests it when the
 * visitor opens the page. A page that returns from the back/forward cache requests a new one.
 *
 * It never throws: invalid options are reported to `onError`. It does not exchange the code for a user: send code and
 * state from the page to your server. A request of the frame itself would have no SameSite=Lax cookies.
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
  const resolve = () => resolveOptions(applyAppearance(options), window.origin);
  let resolved = resolve();
  let iframe: HTMLIFrameElement | undefined;
  const life = new AbortController();
  const store = createStore<QrLoginSnapshot>({ status: 'idle' });
  const emit = createEmit<QrLoginEvents>(() => options, life.signal);
  const attempts = createAttempts(life.signal, run);

  function enter(status: QrLoginStatus, more?: Partial<QrLoginSnapshot>) {
    const { status: previous, authorizationUrl } = store.getSnapshot();
    store.set({ status, authorizationUrl, ...more });
    // A second error in a row is also reported.
    if (status !== previous || more?.error) emit('onStatusChange', status, previous);
  }

  /** Ends the attempt, and removes its frame, listeners and timers, before a handler is called. */
  function finish(status: QrLoginStatus, more?: Partial<QrLoginSnapshot>) {
    attempts.end();
    // A frame of the server's HTML that was not adopted.
    container.querySelector('iframe')?.remove();
    enter(status, more);
  }

  function fail(error: WeChatLoginError, more?: Partial<QrLoginSnapshot>) {
    finish('error', { ...more, error });
    if (__DEV__ && !options.onError) console.error(error);
    emit('onError', error);
  }

  async function run(signal: AbortSignal) {
    iframe = undefined;
    const { state = createState(), nonce } = options;
    // Checked first, because options of a disabled login may be incomplete.
    if (options.enabled === false) return finish('idle', { authorizationUrl: undefined });
    if (resolved.problem !== undefined) {
      return fail(new WeChatLoginError('invalid_options', resolved.problem), { authorizationUrl: undefined });
    }
    if (__DEV__) warnAboutOptions(options, resolved);
    enter('loading', { authorizationUrl: createLinkUrl(resolved, encodeURIComponent(state)) });
    if (window.crossOriginIsolated && !hasCredentialless()) {
      return fail(new WeChatLoginError('frame_blocked', EMBEDDER_POLICY));
    }
    const { script, scriptUrl, timeout } = resolved;
    const retries = script === 'required' ? resolved.retries : 0;
    try {
      const loading =
        script === 'none'
          ? mount(signal, state, resolved)
          : loadWxLogin({ scriptUrl, timeout, nonce, retries, signal });
      // After the request, because a page's first use of sessionStorage takes milliseconds.
      rememberState(state);
      const wxLogin = await loading;
      if (!wxLogin || signal.aborted) return;
      emit('onLoad');
      mount(signal, state, resolved, wxLogin);
    } catch (thrown) {
      if (signal.aborted) return;
      const error =
        thrown instanceof WeChatLoginError
          ? thrown
          : new WeChatLoginError('script_invalid', scriptUrl, thrown);
      if (script === 'preferred') mount(signal, state, resolved, undefined, error);
      else fail(error);
    }
  }

  function mount(
    signal: AbortSignal,
    state: string,
    current: ResolvedOptions,
    wxLogin?: WxLogin,
    cause?: WeChatLoginError,
  ) {
    if (signal.aborted) return;
    if (!container.isConnected) return fail(new WeChatLoginError('container_missing'));
    container.id = options.id || container.id || `wechat-qr-login-${++count}`;
    enter('mounting');
    let isUp = false;
    afterAwake(current.timeout, signal, () => {
      if (!isUp) fail(new WeChatLoginError('frame_timeout'));
    });
    // Without a prototype, because WeChat's script also reads options that are not set.
    const request = own(current.request, { state: encodeURIComponent(state) });
    mountFrame(container, wxLogin, options, current, request, signal, (inserted, isAdopted) => {
      iframe = inserted;
      if (isAdopted) store.set({ ...store.getSnapshot(), isVisible: true });
      let confirmed = false;
      const events: FrameEvents = {
        onReady(isConfirmed) {
          const isFirst = store.getSnapshot().status === 'mounting';
          // Reported once, and once more if WeChat's message comes later than the load.
          if (!isFirst && (confirmed || !isConfirmed)) return;
          confirmed = isConfirmed;
          inserted.style.opacity = '';
          enter('ready');
          emit('onReady', { confirmed, direct: !wxLogin, cause });
          if (isFirst && options.expiresIn) after(options.expiresIn, signal, expire);
        },
        onStuck(isStuck) {
          // The page has loaded, even if its picture is still loading.
          isUp = true;
          if (isStuck === Boolean(store.getSnapshot().isStuck)) return;
          store.set({ ...store.getSnapshot(), isStuck });
          if (isStuck) emit('onStuck');
        },
        onOutcome: (outcome) => complete(outcome, state),
      };
      watchFrame(inserted, current, signal, events, isAdopted);
      emit('onMount', inserted);
    });
  }

  function complete(outcome: CallbackResult | WeChatLoginError, state: string) {
    if (outcome instanceof Error) return fail(outcome);
    if (outcome.state !== state) return fail(new WeChatLoginError('state_mismatch'));
    verifyState(state); // A state is valid once.
    finish(outcome.type);
    if (outcome.type === 'refused') return emit('onRefused', { state });
    const { code } = outcome;
    attempts.settle(
      () => options.onAuthorized?.({ code, state }),
      // Without the link, because its state is used up.
      (cause) => fail(new WeChatLoginError('sign_in_failed', '', cause), { authorizationUrl: undefined }),
    );
  }

  function expire() {
    finish('expired');
    emit('onExpired');
    attempts.renew(options.autoRefresh, container.ownerDocument);
  }

  attempts.start();
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    update(next) {
      const previous = options;
      options = own(next);
      if (!hasNewValue(previous, options)) return;
      const { mountKey } = resolved;
      resolved = resolve();
      if (resolved.mountKey !== mountKey) return attempts.start();
      if (iframe) presentFrame(iframe, options);
    },
    refresh: attempts.start,
    destroy: () => life.abort(),
  };
}
