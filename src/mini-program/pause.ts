import { listen } from '../shared/listen.js';
import { afterServerTime, createChild } from './run-limited.js';

/**
 * Resolves after `ms`, but not while the page is hidden. `endsWhenVisible`: also resolves as soon as the visitor
 * returns to the page.
 */
export function pause(
  ms: number,
  endsWhenVisible: boolean,
  page: Document,
  signal: AbortSignal,
): Promise<void> {
  const own = createChild(signal);
  return new Promise((resolve) => {
    let isOver = false;
    const look = () => {
      if (!isOver || page.hidden) return;
      own.abort();
      resolve();
    };
    afterServerTime(ms, own.signal, () => {
      isOver = true;
      look();
    });
    const onVisibilityChange = () => {
      isOver ||= endsWhenVisible;
      look();
    };
    listen(page, 'visibilitychange', onVisibilityChange, own.signal);
  });
}
