import { onAbort } from './listen.js';

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
