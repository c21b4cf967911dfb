import { after } from '../core/lifetime.js';

/**
 * Runs one request: aborted with the signal, and failed after that many ms, even if it does not listen to its own
 * signal. (`AbortSignal.any` would be shorter, but Safari has it only since 17.4.)
 */
export function limit<T>(
  request: (signal: AbortSignal) => Promise<T>,
  ms: number,
  signal: AbortSignal,
): Promise<T> {
  const own = new AbortController();
  const settled = new Promise<T>((resolve, reject) => {
    signal.addEventListener('abort', () => own.abort(), { signal: own.signal });
    after(ms, own.signal, () => reject(new Error(`No answer within ${ms} ms`)));
    // A function that throws at once is no different.
    Promise.resolve(own.signal).then(request).then(resolve, reject);
  });
  // Also ends the timer and the listener.
  return settled.finally(() => own.abort());
}
