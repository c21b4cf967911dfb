import { createAttempts } from '../shared/attempts.js';
import { createEmit } from '../shared/create-emit.js';
import { own } from '../shared/own.js';
import { createStore } from '../shared/store.js';
import { findProblem } from './find-problem.js';
import type { MiniProgramCode, MiniProgramOutcome } from './mini-program-adapter.js';
import { MiniProgramLoginError } from './mini-program-login-error.js';
import {
  type MiniProgramQrLoginController,
  type MiniProgramQrLoginEvents,
  type MiniProgramQrLoginOptions,
  type MiniProgramQrLoginSnapshot,
  TIMEOUT,
} from './mini-program-qr-login-options.js';
import { afterServerTime, createChild, runLimited } from './run-limited.js';
import { toUser } from './to-user.js';
import { type CodeUpdate, watchCode } from './watch-code.js';

/**
 * Shows nothing itself: asks for a QR code whose progress a server knows, follows it from the code to the result, and
 * reports each step. Everything else in this entry is built on it.
 *
 * It asks for one code at a time and follows it (see `interval`). Final events come once, and late answers about an
 * older code are dropped. A prerendered page asks when it is opened; a page that returns from the back/forward cache
 * asks for a fresh code. It never throws: bad options arrive in `onError`. It draws nothing and keeps no session: use
 * what `onAuthorized` brings. Only for browsers.
 *
 * `getDocument` returns the document that shows the code, if that is not the page's own (a pop-up that the page renders
 * into). Nothing is asked of the server while that document is hidden.
 *
 * @example
 * const login = createMiniProgramQrLogin({
 *   adapter: rest({ baseUrl: '/api/scan-login' }),
 *   onAuthorized: () => location.reload(),
 * });
 * login.subscribe(() => draw(login.getSnapshot()));
 */
export function createMiniProgramQrLogin<Result>(
  initialOptions: MiniProgramQrLoginOptions<Result>,
  getDocument = () => document,
): MiniProgramQrLoginController<Result> {
  let options = own(initialOptions);
  const life = new AbortController();
  const store = createStore<MiniProgramQrLoginSnapshot>({ status: 'idle' });
  const emit = createEmit<MiniProgramQrLoginEvents<Result>>(() => options, life.signal);
  const attempts = createAttempts(life.signal, run);
  /** Ends before the attempt does, when the visitor has approved. */
  let watching = new AbortController();
  let isShown = true;

  function enter(next: MiniProgramQrLoginSnapshot) {
    const { status } = store.getSnapshot();
    store.set(next);
    // A second error is also reported.
    if (next.status !== status || next.error) emit('onStatusChange', next.status, status);
  }

  /** Ends the attempt: nothing of it is left when a handler is called. */
  function finish(next: MiniProgramQrLoginSnapshot) {
    attempts.end();
    enter(next);
  }

  function fail(error: MiniProgramLoginError) {
    if (__DEV__ && !options.onError) console.error(error);
    finish({ status: 'error', error });
    emit('onError', error);
  }

  /** Whether the options can be used. */
  function check(): boolean {
    const problem = findProblem(options);
    if (problem) fail(new MiniProgramLoginError('invalid_options', problem));
    return !problem;
  }

  async function run(signal: AbortSignal) {
    // Options of a login that waits need not be complete yet.
    if (options.enabled === false) return enter({ status: 'idle' });
    if (!check()) return;
    enter({ status: 'loading' });
    try {
      const code = await runLimited(options.adapter, options.timeout ?? TIMEOUT, signal);
      if (!signal.aborted) show(code, signal);
    } catch (thrown) {
      if (signal.aborted) return;
      const detail = __DEV__ && thrown instanceof Response ? `HTTP ${thrown.status}` : '';
      const isTyped = thrown instanceof MiniProgramLoginError;
      fail(isTyped ? thrown : new MiniProgramLoginError('create_failed', detail, thrown));
    }
  }

  function show(code: MiniProgramCode<Result>, signal: AbortSignal) {
    const { picture, text, expiresIn } = code;
    if (!(expiresIn > 0) || !(picture || text)) {
      return fail(new MiniProgramLoginError('create_failed', 'code'));
    }
    isShown = false;
    enter({ status: 'ready', code });
    watching = createChild(signal);
    afterServerTime(expiresIn, watching.signal, expire);
    // If an adapter returns an invalid answer, the login must not stop watching the code without an error.
    watchCode(code, () => options, getDocument, watching.signal, update).catch(
      (cause) => signal.aborted || fail(new MiniProgramLoginError('server_error', '', cause)),
    );
  }

  async function confirm(
    exchange: (signal: AbortSignal) => Promise<MiniProgramOutcome<Result>>,
  ): Promise<void> {
    const { signal } = attempts;
    try {
      const outcome = await runLimited(exchange, options.timeout ?? TIMEOUT, signal);
      if (!signal.aborted) update(outcome);
    } catch (thrown) {
      if (!signal.aborted) fail(new MiniProgramLoginError('exchange_failed', '', thrown));
    }
  }

  function update(news: CodeUpdate<Result>) {
    const snapshot = store.getSnapshot();
    const user = ('user' in news && toUser(news.user)) || snapshot.user;
    if (news.status === 'ready') {
      if (snapshot.status !== 'ready') enter({ status: 'ready', code: snapshot.code });
    } else if (news.status === 'scanned') {
      const isFirst = snapshot.status !== 'scanned';
      if (isFirst || JSON.stringify(user) !== JSON.stringify(snapshot.user)) {
        enter({ ...snapshot, status: 'scanned', user });
      }
      if (isFirst) emit('onScanned', { user });
    } else if (news.status === 'confirming') {
      // Neither polls nor the clock may interfere with the exchange.
      watching.abort();
      enter({ ...snapshot, status: 'confirming', user });
      confirm((signal) => news.exchange(signal));
    } else if (news.status === 'authorized') {
      finish({ status: 'authorized', user });
      succeed({ result: news.result, user });
    } else if (news.status === 'refused') {
      finish({ status: 'refused' });
      emit('onRefused');
    } else if (news.status === 'action_required') {
      const { payload } = news;
      finish({ status: 'action_required', payload });
      emit('onActionRequired', { payload });
    } else if (news.status === 'expired') expire();
    else fail(news.status === 'error' ? news.error : new MiniProgramLoginError('server_error', news.status));
  }

  function expire() {
    finish({ status: 'expired', code: store.getSnapshot().code });
    emit('onExpired');
    attempts.renew(options.autoRefresh, getDocument());
  }

  /** Calls `onAuthorized`, waits for what it returns, and then goes to `callbackUrl`. */
  function succeed(event: Parameters<NonNullable<typeof options.onAuthorized>>[0]) {
    attempts.settle(
      async () => {
        const { callbackUrl, navigate = (url) => location.assign(url), onAuthorized } = options;
        await onAuthorized?.(event);
        // Even if the handler has unmounted this login: where to go was decided before.
        if (callbackUrl !== undefined) navigate(callbackUrl);
      },
      (cause) => fail(new MiniProgramLoginError('sign_in_failed', '', cause)),
    );
  }

  attempts.start();
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    update(next) {
      const wasEnabled = options.enabled !== false;
      options = own(next);
      if (wasEnabled !== (options.enabled !== false)) attempts.start();
      else if (wasEnabled && store.getSnapshot().status !== 'idle' && !attempts.signal.aborted) check();
    },
    refresh: attempts.start,
    codeShown() {
      if (!isShown) emit('onCodeShown');
      isShown = true;
    },
    codeFailed(error) {
      if (/ready|scanned/.test(store.getSnapshot().status)) fail(error);
    },
    destroy: () => life.abort(),
  };
}
