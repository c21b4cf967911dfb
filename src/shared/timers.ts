import { onAbort } from './listen.js';

/** Calls back after `ms`, unless the signal aborts earlier. */
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
 * Calls back after the page was running for `ms`. Time in which the page was frozen or the computer slept does not
 * count. Otherwise a timeout would fire on wake-up, before the network is available again.
 */
export function afterAwake(ms: number, signal: AbortSignal | undefined, callback: () => void): void {
  const slice = Math.min(ms, SLICE);
  after(slice, signal, () => (ms > slice ? afterAwake(ms - slice, signal, callback) : callback()));
}
