/**
 * Everything that ends with an attempt or a controller: timers, listeners and elements are tied to an `AbortSignal`.
 * No `{ signal }` is passed to `addEventListener`: Chromium before 88 ignores it, and zone.js up to 0.14.2 also removes
 * listeners of the page when such a signal aborts.
 */

/** Calls `cleanUp` when the signal aborts. */
export function onAbort(signal: AbortSignal | undefined, cleanUp: () => void): void {
  signal?.addEventListener('abort', cleanUp);
}

/** Adds an event listener. Removes it when the signal aborts or the returned function is called. */
export function listen<Type extends Event>(
  target: EventTarget,
  type: string,
  listener: (event: Type) => void,
  signal: AbortSignal | undefined,
): () => void {
  const remove = () => target.removeEventListener(type, listener as EventListener);
  target.addEventListener(type, listener as EventListener);
  onAbort(signal, remove);
  return remove;
}

/** ms. Browsers keep timers in 31 bits: one of more than 24 days would fire at once. */
export const LONGEST = 1e9;

/** Calls back after `ms`, unless the signal aborts before. */
export function after(ms: number, signal: AbortSignal | undefined, callback: () => void): void {
  const cancel = () => clearTimeout(timer);
  const timer = setTimeout(() => {
    signal?.removeEventListener('abort', cancel);
    callback();
  }, ms);
  onAbort(signal, cancel);
}

/** ms of one slice of `afterAwake`. */
const SLICE = 5000;

/**
 * Calls back after `ms` in which the page was running. A page that was frozen, or whose computer slept, gets the rest
 * of its time when it wakes: otherwise a timeout would fire before the network had its chance.
 */
export function afterAwake(ms: number, signal: AbortSignal | undefined, callback: () => void): void {
  const slice = Math.min(ms, SLICE);
  after(slice, signal, () => (ms > slice ? afterAwake(ms - slice, signal, callback) : callback()));
}
