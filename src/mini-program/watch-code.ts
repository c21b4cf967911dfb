import type { MiniProgramCode, MiniProgramProgress } from './mini-program-adapter.js';
import { MiniProgramLoginError } from './mini-program-login-error.js';
import { INTERVAL, type MiniProgramQrLoginOptions, TIMEOUT } from './mini-program-qr-login-options.js';
import { pause } from './pause.js';
import { runLimited } from './run-limited.js';
import { warnAboutFailure } from './warn-about-failure.js';

/** The progress of a code, or the error that ends the login. */
export type CodeUpdate<Result> =
  | MiniProgramProgress<Result>
  | { status: 'error'; error: MiniProgramLoginError };

/**
 * Returns 1, 2, 4, then 8 s, plus up to a quarter of jitter, so that pages that failed together do not retry together.
 */
const backOff = (failures: number) => 1000 * 2 ** Math.min(failures, 3) * (1 + Math.random() / 4);

/** Translates the error of a poll. */
const toUpdate = (cause: unknown): CodeUpdate<never> =>
  cause instanceof MiniProgramLoginError ? { status: 'error', error: cause } : { status: 'retry', cause };

/**
 * Follows one code until the signal aborts, and reports its progress. Does not change the status.
 *
 * It sends one request at a time, the first one at once. While the page is hidden, it sends none. When the page is
 * visible again, it sends one at once, unless the server requires a longer interval. It retries temporary failures
 * until the code expires.
 */
export async function watchCode<Result>(
  code: MiniProgramCode<Result>,
  readOptions: () => Pick<MiniProgramQrLoginOptions<Result>, 'interval' | 'timeout'>,
  getDocument: () => Document,
  signal: AbortSignal,
  report: (news: CodeUpdate<Result>) => void,
): Promise<void> {
  const deadline = Date.now() + code.expiresIn;
  let demanded = code.interval ?? 0;
  let failures = 0;
  let subscribing = true;
  while (!signal.aborted) {
    if (getDocument().hidden) await pause(0, true, getDocument(), signal);
    // Timers stop while a computer sleeps.
    if (Date.now() >= deadline) return report({ status: 'expired' });
    if (subscribing && code.subscribe) {
      const { subscribe } = code;
      subscribing = await runLimited(
        (own) => subscribe.call(code, report, own),
        code.expiresIn,
        signal,
      ).catch(() => false);
      continue;
    }
    const { interval = INTERVAL, timeout = TIMEOUT } = readOptions();
    let wait = interval;
    let patience = 0;
    const progress = await runLimited((own) => code.poll(own), timeout, signal).catch(toUpdate);
    if (signal.aborted) return;
    if (progress.status === 'retry') {
      patience = progress.after ?? 0;
      wait = backOff(failures++);
      if (__DEV__) warnAboutFailure(progress.cause, patience || wait);
    } else {
      failures = 0;
      if (progress.status === 'slow_down') demanded += 5000;
      else report(progress);
      if (signal.aborted) return;
    }
    patience = Math.max(patience, demanded);
    await pause(Math.max(wait, patience), !patience, getDocument(), signal);
  }
}
