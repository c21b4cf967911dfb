import { LONGEST_TIMER } from '../shared/is-positive.js';
import { listen, onAbort } from '../shared/listen.js';
import { after } from '../shared/timers.js';

/**
 * Creates a controller that aborts when the signal aborts, and can abort earlier. (`AbortSignal.any` needs Safari
 * 17.4.)
 */
export function createChild(signal: AbortSignal): AbortController {
  const child = new AbortController();
  onAbort(
    child.signal,
    listen(signal, 'abort', () => child.abort(), undefined),
  );
  return child;
}

/**
 * Calls back after the `ms` that a server has sent. Limits them to the longest timer, because a longer one would fire
 * at once.
 */
export const afterServerTime: typeof after = (ms, signal, callback) =>
  after(Math.min(ms, LONGEST_TIMER), signal, callback);

/** Runs one request. Aborts it with the signal, and rejects after `ms` even if the request ignores its signal. */
export function runLimited<T>(
  request: (signal: AbortSignal) => Promise<T>,
  ms: number,
  signal: AbortSignal,
): Promise<T> {
  const own = createChild(signal);
  return new Promise<T>((resolve, reject) => {
    afterServerTime(ms, own.signal, () => reject(new Error(`No answer within ${ms} ms`)));
    // A function that throws is handled like one that rejects.
    Promise.resolve(own.signal).then(request).then(resolve, reject);
  }).finally(() => own.abort());
}
