/** Whatever is tied to a signal is gone once the signal aborts: listeners, timers, elements. */

export function onAbort(signal: AbortSignal | undefined, cleanUp: () => void): void {
  signal?.addEventListener('abort', cleanUp);
}

/** ms. Browsers keep timers in 31 bits, and one of more than 24 days would fire at once. */
export const LONGEST = 1e9;

/** Calls back after that many ms. */
export function after(ms: number, signal: AbortSignal | undefined, callback: () => void): void {
  const cancel = () => clearTimeout(timer);
  const timer = setTimeout(() => {
    signal?.removeEventListener('abort', cancel);
    callback();
  }, ms);
  onAbort(signal, cancel);
}
