import { own } from '../shared/own.js';
import { onRestore, whenOpened, whenVisible } from '../shared/page-life.js';
import type { ScanCode, ScanOutcome } from './adapter.js';
import { toUser } from './address.js';
import { ScanLoginError } from './errors.js';
import { createChild, later, limit } from './lifetime.js';
import {
  RENEWALS,
  type ScanLoginOptions,
  type ScanLoginState,
  type ScanLoginStatus,
  TIMEOUT,
} from './options.js';
import { createReporter } from './reporter.js';
import { findProblem } from './validate.js';
import { type News, watchCode } from './watch.js';

/** The end of a login, other than success. */
type FinalEvent =
  | ['onExpired' | 'onCancelled']
  | ['onActionRequired', { payload: unknown }]
  | ['onError', ScanLoginError];

/** A scan login without any presentation. Made by `createScanLogin`. */
export interface ScanLogin<Result = unknown> {
  readonly status: ScanLoginStatus;
  /** All there is to show. A new object with each change. */
  readonly state: ScanLoginState;
  /** Asks for the first code. Does nothing when one has been asked for. */
  start(): void;
  /**
   * The new options, all of them. `adapter` counts from the next code, everything else at once: one that is malformed
   * ends a login that is under way with `invalid_options`.
   */
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
 * A prerendered page asks for a code when it is opened; a page that returns from the back/forward cache asks for a
 * fresh one. It asks for one code at a time, follows it (see `interval`), and reports each step; final events come once, and
 * late answers about an older code are dropped. It never throws: bad options arrive in `onError`. It draws nothing,
 * and it keeps no session: what `onAuthorized` brings is the page's to use.
 *
 * `onChange` hears of each change of `state` at once, so also of what has no event: whom the code was scanned by.
 *
 * `readDocument` returns the document that shows the code, where that is another one than the page's own (a pop-up that
 * the page draws into). Nothing is asked of the server while that document is hidden.
 *
 * @example
 * const login = createScanLogin(
 *   { adapter: rest({ baseUrl: '/api/scan-login' }), onAuthorized: () => location.reload() },
 *   (state) => draw(state),
 * );
 * login.start();
 */
export function createScanLogin<Result>(
  initialOptions: ScanLoginOptions<Result>,
  onChange?: (state: ScanLoginState) => void,
  readDocument = () => document,
): ScanLogin<Result> {
  let options = own(initialOptions);
  const life = new AbortController();
  const reporter = createReporter<Result>(() => options, onChange, life.signal);
  const { enter, emit } = reporter;
  let attempt = createChild(life.signal);
  /** Ends before the attempt does, when somebody has approved. */
  let watching = attempt;
  let started = false;
  let shown = true;
  let renewals = 0;

  /** The end of an attempt: nothing of it is left when anybody hears of it. */
  const finish = (state: ScanLoginState, ...event: FinalEvent) => {
    attempt.abort();
    enter(state);
    (emit as (...event: FinalEvent) => void)(...event);
  };

  const fail = (error: ScanLoginError) => {
    if (__DEV__ && !options.onError) console.error(error);
    finish({ status: 'error', error }, 'onError', error);
  };

  const expire = () => {
    finish({ status: 'expired' }, 'onExpired');
    const { autoRefresh } = options;
    if (renewals++ < (autoRefresh === true ? RENEWALS : Number(autoRefresh))) {
      begin((...given) => whenVisible(readDocument(), ...given));
    }
  };

  const begin = (wait: typeof whenOpened = whenOpened) => {
    started = true;
    attempt.abort();
    if (life.signal.aborted) return;
    attempt = createChild(life.signal);
    const { signal } = attempt;
    // Not at once: StrictMode mounts, unmounts and mounts within one task, and only the last may ask for a code.
    queueMicrotask(() => signal.aborted || wait(signal, () => run(signal)));
  };

  /** Whether the options are fit to be used. */
  const check = () => {
    const problem = findProblem(options);
    if (problem) fail(new ScanLoginError('invalid_options', problem));
    return !problem;
  };

  const run = async (signal: AbortSignal) => {
    if (!check()) return;
    enter({ status: 'loading' });
    try {
      const code = await limit(options.adapter, options.timeout ?? TIMEOUT, signal);
      if (!signal.aborted) show(code, signal);
    } catch (thrown) {
      if (signal.aborted) return;
      const detail = __DEV__ && thrown instanceof Response ? `HTTP ${thrown.status}` : '';
      fail(thrown instanceof ScanLoginError ? thrown : new ScanLoginError('create_failed', detail, thrown));
    }
  };

  const show = (code: ScanCode<Result>, signal: AbortSignal) => {
    const { picture, text, expiresIn } = code;
    if (!(expiresIn > 0) || !(picture || text)) return fail(new ScanLoginError('create_failed', 'code'));
    shown = false;
    enter({ status: 'pending', code });
    watching = createChild(signal);
    later(expiresIn, watching.signal, expire);
    // What no adapter should answer must not leave a code that nobody watches.
    watchCode(code, () => options, readDocument, watching.signal, progress).catch(
      (cause) => signal.aborted || fail(new ScanLoginError('server_error', '', cause)),
    );
  };

  const confirm = async (exchange: (signal: AbortSignal) => Promise<ScanOutcome<Result>>) => {
    const { signal } = attempt;
    try {
      const outcome = await limit(exchange, options.timeout ?? TIMEOUT, signal);
      if (!signal.aborted) progress(outcome);
    } catch (thrown) {
      if (!signal.aborted) fail(new ScanLoginError('exchange_failed', '', thrown));
    }
  };

  const progress = (news: News<Result>) => {
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
    } else if (news.status === 'confirming') {
      // Neither polls nor the clock may interfere with the exchange.
      watching.abort();
      enter({ ...state, status: 'confirming', user });
      confirm((signal) => news.exchange(signal));
    } else if (news.status === 'authorized') {
      attempt.abort();
      enter({ status: 'authorized', user });
      reporter.succeed({ result: news.result, user });
    } else if (news.status === 'cancelled') {
      finish({ status: 'cancelled' }, 'onCancelled');
    } else if (news.status === 'action_required') {
      const { payload } = news;
      finish({ status: 'action_required', payload }, 'onActionRequired', { payload });
    } else if (news.status === 'expired') expire();
    else fail(news.status === 'error' ? news.error : new ScanLoginError('server_error', news.status));
  };

  return {
    get status() {
      return reporter.state.status;
    },
    get state() {
      return reporter.state;
    },
    start() {
      if (started) return;
      onRestore(life.signal, this.refresh);
      begin();
    },
    update(next) {
      options = own(next);
      if (started && !attempt.signal.aborted) check();
    },
    refresh() {
      renewals = 0;
      begin();
    },
    codeShown() {
      if (!shown) emit('onCodeShown');
      shown = true;
    },
    codeFailed(error) {
      if (/pending|scanned/.test(reporter.state.status)) fail(error);
    },
    destroy: () => life.abort(),
  };
}
