/** Whatever is tied to a signal is gone once the signal aborts: listeners, timers, elements. */

export function onAbort(signal: AbortSignal | undefined, cleanUp: () => void): void {
  signal?.addEventListener('abort', cleanUp);
}

/** Calls back after that many ms. */
export function after(ms: number, signal: AbortSignal | undefined, callback: () => void): void {
  const timer = setTimeout(callback, ms);
  onAbort(signal, () => clearTimeout(timer));
}
