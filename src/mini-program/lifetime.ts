import { after, LONGEST, listen, onAbort } from '../shared/lifetime.js';

/** A controller that aborts with the signal, and may abort before it. (`AbortSignal.any` is in Safari only since 17.4.) */
export function createChild(signal: AbortSignal): AbortController {
  const child = new AbortController();
  onAbort(
    child.signal,
    listen(signal, 'abort', () => child.abort(), undefined),
  );
  return child;
}

/** Calls back after that many ms, which a server has said: the longest timer at most, where a longer one would fire at once. */
export const later: typeof after = (ms, signal, callback) => after(Math.min(ms, LONGEST), signal, callback);

/** Runs one request: aborted with the signal, and failed after that many ms, even if it does not listen to its own. */
export function limit<T>(
  request: (signal: AbortSignal) => Promise<T>,
  ms: number,
  signal: AbortSignal,
): Promise<T> {
  const own = createChild(signal);
  return new Promise<T>((resolve, reject) => {
    later(ms, own.signal, () => reject(new Error(`${ms} ms are over`)));
    // A function that throws at once is no different.
    Promise.resolve(own.signal).then(request).then(resolve, reject);
  }).finally(() => own.abort());
}

/** Resolves after `ms`, but never while the page is hidden. `wakes`: as soon as the page is shown again. */
export function pause(ms: number, wakes: boolean, page: Document, signal: AbortSignal): Promise<void> {
  const own = createChild(signal);
  return new Promise((resolve) => {
    let over = false;
    const look = () => {
      if (!over || page.hidden) return;
      own.abort();
      resolve();
    };
    later(ms, own.signal, () => {
      over = true;
      look();
    });
    listen(
      page,
      'visibilitychange',
      () => {
        over ||= wakes;
        look();
      },
      own.signal,
    );
  });
}
