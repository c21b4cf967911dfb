import type { MiniProgramCode, MiniProgramProgress } from './adapter.js';
import { MiniProgramLoginError } from './errors.js';
import { INTERVAL, type MiniProgramQrLoginOptions, TIMEOUT } from './mini-program-qr-login-options.js';
import { pause } from './pause.js';
import { runLimited } from './run-limited.js';
import { warnAboutFailure } from './warn-about-failure.js';

/** What is learnt of a code: what its server says, or that there is nothing more to learn. */
export type CodeUpdate<Result> =
  | MiniProgramProgress<Result>
  | { status: 'error'; error: MiniProgramLoginError };

/** 1, 2, 4, then 8 s, and up to a quarter more: pages that failed together must not come back together. */
const backOff = (failures: number) => 1000 * 2 ** Math.min(failures, 3) * (1 + Math.random() / 4);

/** What a poll throws. */
const toUpdate = (cause: unknown): CodeUpdate<never> =>
  cause instanceof MiniProgramLoginError ? { status: 'error', error: cause } : { status: 'retry', cause };

/**
 * Follows one code until the signal aborts, and reports what it learns; it decides nothing. One request at a time, the
 * first one at once; none while the tab is hidden, and one as soon as it is shown, unless the server asked for patience.
 * Failures that may pass are tried again; the code's own time ends them.
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
    // Timers stand still while a machine sleeps.
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
