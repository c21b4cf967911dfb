/** Whatever is tied to a signal is gone once the signal aborts: listeners, timers, elements. */

export function onAbort(signal: AbortSignal | undefined, cleanUp: () => void): void {
  signal?.addEventListener('abort', cleanUp);
}

/** Calls back after that many ms. */
export function after(ms: number, signal: AbortSignal | undefined, callback: () => void): void {
  const cancel = () => clearTimeout(timer);
  const timer = setTimeout(() => {
    signal?.removeEventListener('abort', cancel);
    callback();
  }, ms);
  onAbort(signal, cancel);
}
