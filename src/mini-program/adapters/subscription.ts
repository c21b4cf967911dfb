import { after, listen as listenTo } from '../../shared/lifetime.js';
import type { ScanCode, ScanNews } from '../adapter.js';
import { createChild } from '../lifetime.js';

/** ms that a subscription has for its first word: a proxy that buffers would keep it to itself until the code is dead. */
const GRACE = 5000;

/**
 * Makes a code's `subscribe` of something that listens (server-sent events, a socket) until its signal aborts: it is
 * closed while the tab is hidden, and given up when it ends, fails, or says nothing within the grace. Polling takes over then.
 *
 * `listen` has to tell where things stand at once, and settles when there is nothing more to come. It may be called
 * again, so listening must use nothing up.
 *
 * @example
 * subscription((onProgress, signal) => new Promise((resolve) => {
 *   const socket = new WebSocket(url);
 *   socket.onmessage = ({ data }) => onProgress(JSON.parse(data));
 *   socket.onclose = () => resolve();
 *   signal.addEventListener('abort', () => socket.close());
 * }))
 */
export function subscription<Result>(
  listen: (onProgress: (news: ScanNews<Result>) => void, signal: AbortSignal) => Promise<void>,
): NonNullable<ScanCode<Result>['subscribe']> {
  return (report, signal) => {
    const own = createChild(signal);
    let heard = false;
    return new Promise((resolve) => {
      const end = (again: boolean) => {
        own.abort();
        resolve(again);
      };
      listenTo(document, 'visibilitychange', () => document.hidden && end(true), own.signal);
      after(GRACE, own.signal, () => heard || end(false));
      const onProgress = (news: ScanNews<Result>) => {
        heard = true;
        if (!own.signal.aborted) report(news);
      };
      // A function that throws at once is no different from a promise that fails.
      new Promise((settle) => settle(listen(onProgress, own.signal))).catch(() => {}).then(() => end(false));
    });
  };
}
