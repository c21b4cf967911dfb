import { after } from '../core/lifetime.js';
import type { ScanCode, ScanProgress } from './adapter.js';
import { ScanLoginError } from './errors.js';
import { toCreateError } from './failure.js';
import { limit } from './limit.js';
import {
  RENEWALS,
  type ScanLoginOptions,
  type ScanLoginState,
  type ScanLoginStatus,
  TIMEOUT,
} from './options.js';
import { createReporter } from './reporter.js';
import { toUser } from './user.js';
import { findProblem } from './validate.js';
import { type News, watchCode } from './watch.js';

/** A scan login without any presentation. Made by `createScanLogin`. */
export interface ScanLogin<Result = unknown> {
  readonly status: ScanLoginStatus;
  /** All there is to show. A new object with each change. */
  readonly state: ScanLoginState;
  /** Calls back after each change of `state`. The answer ends it. */
  subscribe(listener: () => void): () => void;
  /** Asks for the first code. Does nothing when one has been asked for. */
  start(): void;
  /** The new options, all of them. `adapter` counts from the next code, everything else at once. */
  update(options: ScanLoginOptions<Result>): void;
  /** A new code; the old one is forgotten with all that is under way for it. The way on from any final status. */
  refresh(): void;
  /** To be called by whoever draws the code: it can be seen. */
  codeShown(): void;
  /** To be called by whoever draws the code: it cannot be seen. Ends in `error`. */
  codeFailed(error: ScanLoginError): void;
  /** Aborts everything. Reports nothing. */
  destroy(): void;
}

/**
 * A QR code whose progress a server knows, from the code to the result. Everything else here sits on top of it.
 *
 * It asks for one code at a time, follows it (see `interval`), and reports each step; final events come once, and
 * late answers about an older code are dropped. It never throws: bad options arrive in `onError`. It draws nothing,
 * and it keeps no session: what `onAuthorized` brings is the page's to use.
 *
 * @example
 * const login = createScanLogin({ adapter: rest({ baseUrl: '/api/scan-login' }), onAuthorized: () => location.reload() });
 * login.subscribe(() => draw(login.state));
 * login.start();
 */
export function createScanLogin<Result>(options: ScanLoginOptions<Result>): ScanLogin<Result> {
  const reporter = createReporter<Result>(() => options);
  const { enter, emit } = reporter;
  let attempt = new AbortController();
  let started = false;
  let destroyed = false;
  let shown = false;
  let renewals = 0;

  /** The end of an attempt: nothing of it is left when anybody hears of it. */
  const finish = (state: ScanLoginState) => {
    attempt.abort();
    enter(state);
  };

  const fail = (error: ScanLoginError) => {
    finish({ status: 'error', error });
    if (__DEV__ && !options.onError) console.error(error);
    emit('onError', error);
  };

  const expire = () => {
    finish({ status: 'expired' });
    emit('onExpired');
    const { autoRefresh = 0 } = options;
    if (renewals++ < (autoRefresh === true ? RENEWALS : Number(autoRefresh))) begin(true);
  };

  const begin = (whenVisible?: boolean) => {
    attempt.abort();
    attempt = new AbortController();
    const { signal } = attempt;
    const go = () => signal.aborted || run(signal);
    if (whenVisible && document.hidden)
      document.addEventListener('visibilitychange', go, { once: true, signal });
    // Not at once: StrictMode mounts, unmounts and mounts within one task, and only the last may ask for a code.
    else queueMicrotask(go);
  };

  const run = async (signal: AbortSignal) => {
    const problem = findProblem(options);
    if (problem) return fail(new ScanLoginError('invalid_options', problem));
    enter({ status: 'loading' });
    try {
      const code = await limit(options.adapter, options.timeout ?? TIMEOUT, signal);
      if (!signal.aborted) show(code, signal);
    } catch (thrown) {
      if (!signal.aborted) fail(toCreateError(thrown));
    }
  };

  const show = (code: ScanCode<Result>, signal: AbortSignal) => {
    const { picture, text, logo, logoShare, expiresIn } = code;
    if (!(expiresIn > 0) || !(picture || text))
      return fail(new ScanLoginError('create_failed', 'picture, text, expiresIn'));
    shown = false;
    enter({ status: 'pending', code: { picture, text, logo, logoShare } });
    // Ends before the attempt does: neither polls nor the clock may interfere with the exchange.
    const watching = new AbortController();
    signal.addEventListener('abort', () => watching.abort());
    // Browsers keep timers in 31 bits, and a longer one would fire at once.
    after(Math.min(expiresIn, 1e9), watching.signal, expire);
    // Timers stand still while a machine sleeps: then the first look decides.
    const deadline = Date.now() + expiresIn;
    document.addEventListener('visibilitychange', () => Date.now() >= deadline && expire(), {
      signal: watching.signal,
    });
    const report = (news: News<Result>) => {
      if (news.status !== 'confirming') return progress(news);
      watching.abort();
      confirm(news, signal);
    };
    watchCode(code, () => options, watching.signal, report);
  };

  const confirm = async (
    approved: Extract<ScanProgress<Result>, { status: 'confirming' }>,
    signal: AbortSignal,
  ) => {
    enter({ ...reporter.state, status: 'confirming', user: toUser(approved.user) ?? reporter.state.user });
    try {
      const outcome = await limit((own) => approved.exchange(own), options.timeout ?? TIMEOUT, signal);
      if (!signal.aborted) progress(outcome);
    } catch (thrown) {
      if (!signal.aborted) fail(new ScanLoginError('exchange_failed', '', thrown));
    }
  };

  const progress = (news: Exclude<News<Result>, { status: 'confirming' }>) => {
    const { state } = reporter;
    const user = ('user' in news && toUser(news.user)) || state.user;
    if (news.status === 'pending') {
      if (state.status !== 'pending') enter({ status: 'pending', code: state.code });
    } else if (news.status === 'scanned') {
      const first = state.status !== 'scanned';
      if (first || JSON.stringify(user) !== JSON.stringify(state.user)) {
        enter({ ...state, status: 'scanned', user });
      }
      if (first) emit('onScanned', { user });
    } else if (news.status === 'authorized') {
      finish({ status: 'authorized', user });
      reporter.succeed({ result: news.result, user });
    } else if (news.status === 'cancelled') {
      finish({ status: 'cancelled' });
      emit('onCancelled');
    } else if (news.status === 'action_required') {
      finish({ status: 'action_required', payload: news.payload });
      emit('onActionRequired', { payload: news.payload });
    } else if (news.status === 'expired') expire();
    else fail(news.status === 'error' ? news.error : new ScanLoginError('server_error', `${news.status}`));
  };

  return {
    get status() {
      return reporter.state.status;
    },
    get state() {
      return reporter.state;
    },
    subscribe: reporter.subscribe,
    start() {
      if (!started && !destroyed) begin();
      started = true;
    },
    update(next) {
      options = next;
    },
    refresh() {
      if (destroyed) return;
      started = true;
      renewals = 0;
      begin();
    },
    codeShown() {
      if (!shown && reporter.state.code) emit('onCodeShown');
      shown = true;
    },
    codeFailed(error) {
      if (/^(pending|scanned)$/.test(reporter.state.status)) fail(error);
    },
    destroy() {
      destroyed = true;
      attempt.abort();
      reporter.silence();
    },
  };
}
