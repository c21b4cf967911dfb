import { after } from '../core/lifetime.js';
import type { ScanCode, ScanProgress } from './adapter.js';
import type { ScanLoginError } from './errors.js';
import { judge } from './failure.js';
import { follow } from './follow.js';
import { limit } from './limit.js';
import { warnAboutFailure } from './messages.js';
import { INTERVAL, type ScanLoginOptions, TIMEOUT } from './options.js';

/** What is learnt of a code: what its server says, or that there is nothing more to learn. */
export type News<Result> = ScanProgress<Result> | { status: 'error'; error: ScanLoginError };

/** 1, 2, 4, then 8 s, and up to a quarter more: pages that failed together must not come back together. */
const backOff = (failures: number) => 1000 * 2 ** Math.min(failures, 3) * (1 + Math.random() / 4);

/** Resolves after `ms`, but never while the tab is hidden. `wakes`: as soon as the tab is shown again. */
function pause(ms: number, wakes: boolean, signal: AbortSignal): Promise<void> {
  const own = new AbortController();
  let over = false;
  return new Promise((resolve) => {
    const look = () => {
      if (!over || document.hidden) return;
      own.abort();
      resolve();
    };
    signal.addEventListener('abort', () => own.abort(), { signal: own.signal });
    after(ms, own.signal, () => {
      over = true;
      look();
    });
    document.addEventListener(
      'visibilitychange',
      () => {
        over ||= wakes;
        look();
      },
      { signal: own.signal },
    );
  });
}

/**
 * Follows one code until the signal aborts, and reports what it learns; it decides nothing. One request at a time, the
 * first one at once; none while the tab is hidden, and one as soon as it is shown, unless the server asked for patience.
 * Failures that may pass are tried again; the code's own time ends them.
 */
export async function watchCode<Result>(
  code: ScanCode<Result>,
  readOptions: () => Pick<ScanLoginOptions<Result>, 'interval' | 'timeout'>,
  signal: AbortSignal,
  report: (news: News<Result>) => void,
): Promise<void> {
  let demanded = code.interval ?? 0;
  let failures = 0;
  let subscribing = Boolean(code.subscribe);
  while (!signal.aborted) {
    if (document.hidden) await pause(0, true, signal);
    if (subscribing) {
      subscribing = await follow(code, signal, report);
      continue;
    }
    const { interval = INTERVAL, timeout = TIMEOUT } = readOptions();
    let wait = interval;
    let patience = 0;
    try {
      const progress = await limit((own) => code.poll(own), timeout, signal);
      if (signal.aborted) return;
      failures = 0;
      if (progress.status === 'slow_down') demanded += 5000;
      else report(progress);
    } catch (thrown) {
      if (signal.aborted) return;
      const failure = judge(thrown);
      if (failure.status !== 'retry') return report(failure);
      patience = failure.ms ?? 0;
      wait = backOff(failures++);
      if (__DEV__) warnAboutFailure(thrown, patience || wait);
    }
    patience = Math.max(patience, demanded);
    await pause(Math.max(wait, patience), !patience, signal);
  }
}
