import { after } from '../core/lifetime.js';
import type { ScanCode, ScanProgress } from './adapter.js';

/** ms that a subscription has for its first word: a proxy that buffers would keep it to itself until the code is dead. */
const GRACE = 5000;

/**
 * Listens to a code's subscription while the tab is visible. Resolves with `true` when the tab was hidden, with `false`
 * when the subscription is over or has said nothing within the grace: polling has to take over, and finds out why.
 */
export function follow<Result>(
  code: ScanCode<Result>,
  signal: AbortSignal,
  report: (progress: ScanProgress<Result>) => void,
): Promise<boolean> {
  const own = new AbortController();
  let heard = false;
  return new Promise((resolve) => {
    const end = (hidden: boolean) => {
      own.abort();
      resolve(hidden);
    };
    signal.addEventListener('abort', () => end(false), { signal: own.signal });
    document.addEventListener('visibilitychange', () => document.hidden && end(true), { signal: own.signal });
    after(GRACE, own.signal, () => heard || end(false));
    const listen = async () =>
      code.subscribe?.((progress) => {
        heard = true;
        if (!own.signal.aborted) report(progress);
      }, own.signal);
    listen().then(
      () => end(false),
      () => end(false),
    );
  });
}
