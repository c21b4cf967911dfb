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
 * Requests a QR code from a server, follows its progress to the result, and reports each step. It renders nothing. The
 * component and the hook use it.
 *
 * It requests one code at a time and polls it (see `interval`). Each final event is reported once, and late answers
 * about an older code are ignored. A prerendered page requests a code when the visitor opens the page. A page that
 * returns from the back/forward cache requests a new one.
 *
 * It never throws: invalid options are reported to `onError`. It stores no session: use the result in `onAuthorized`.
 * Only for browsers.
 *
 * `getDocument` returns the document that shows the code, for a page that renders into a pop-up. While that document is
 * hidden, no request is sent.
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
  /** Aborts when the visitor has approved, before the attempt ends. */
  let watching = new AbortController();
  let isShown = true;

  function enter(next: MiniProgramQrLoginSnapshot) {
    const { status } = store.getSnapshot();
    store.set(next);
    // A second error in a row is also reported.
    if (next.status !== status || next.error) emit('onStatusChange', next.status, status);
  }

  /** Ends the attempt, and removes its listeners and timers, before a handler is called. */
  function finish(next: MiniProgramQrLoginSnapshot) {
    attempts.end();
    enter(next);
  }

  function fail(error: MiniProgramLoginError) {
    if (__DEV__ && !options.onError) console.error(error);
    finish({ status: 'error', error });
    emit('onError', error);
  }

  /** Returns whether the options are valid. */
  function check(): boolean {
    const problem = findProblem(options);
    if (problem) fail(new MiniProgramLoginError('invalid_options', problem));
    return !problem;
  }

  async function run(signal: AbortSignal) {
    // Checked first, because options of a disabled login may be incomplete.
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
    // An invalid answer of an adapter has to end the login with an error.
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
      // Ends polling and the timer of the code, which would interrupt the exchange.
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
    finish({ status: 'expired' });
    emit('onExpired');
    attempts.renew(options.autoRefresh, getDocument());
  }

  /** Calls `onAuthorized`, waits for its promise, and then navigates to `callbackUrl`. */
  function succeed(event: Parameters<NonNullable<typeof options.onAuthorized>>[0]) {
    attempts.settle(
      async () => {
        const { callbackUrl, navigate = (url) => location.assign(url), onAuthorized } = options;
        await onAuthorized?.(event);
        // Read before, because the handler may unmount this login.
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
