/** Calls back after that many ms, unless the signal aborts first: then the timer is gone, too. */
export function after(ms: number, signal: AbortSignal | undefined, callback: () => void): void {
  const timer = setTimeout(callback, ms);
  signal?.addEventListener('abort', () => clearTimeout(timer));
}
