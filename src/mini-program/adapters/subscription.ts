import { listen as listenTo } from '../../shared/listen.js';
import { after } from '../../shared/timers.js';
import type { MiniProgramCode, MiniProgramUpdate } from '../mini-program-adapter.js';
import { createChild } from '../run-limited.js';

/** ms to wait for the first message. A buffering proxy can delay it until the code has expired. */
const GRACE = 5000;

/**
 * Creates the `subscribe` of a code from a function that listens to server-sent events or a socket until its signal
 * aborts. The subscription is closed while the tab is hidden. If it ends, fails, or sends no message within 5 s,
 * polling replaces it.
 *
 * `listen` has to report the current progress at once. Its promise settles when the connection ends. It can be called
 * again, so it must not consume the code.
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
  listen: (onProgress: (news: MiniProgramUpdate<Result>) => void, signal: AbortSignal) => Promise<void>,
): NonNullable<MiniProgramCode<Result>['subscribe']> {
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
      const onProgress = (news: MiniProgramUpdate<Result>) => {
        heard = true;
        if (!own.signal.aborted) report(news);
      };
      // A function that throws is handled like a promise that rejects.
      new Promise((settle) => settle(listen(onProgress, own.signal))).catch(() => {}).then(() => end(false));
    });
  };
}
