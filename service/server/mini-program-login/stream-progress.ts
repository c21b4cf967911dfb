import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { type ShownStatus, toProgress } from './to-progress.js';
import type { WaitingPage } from './waiting-pages.js';

/** A login only moves forward. An announcement can arrive after a newer status was read. */
const ORDER: readonly ShownStatus[] = [
  'pending',
  'scanned',
  'confirmed',
  'cancelled',
  'no_account',
  'used',
  'expired',
];
/** The statuses that another one follows. */
const OPEN: readonly ShownStatus[] = ['pending', 'scanned'];

interface StreamOptions {
  id: string;
  /** ms until the login expires. */
  timeLeft: number;
  /** Called when the stream is open. Sends the current status, and later each change. */
  follow(page: WaitingPage): void;
  /** Called once, when the stream has ended for any reason. */
  onEnd(): void;
}

/**
 * Answers with server-sent events: the current progress at once, then each change. The stream ends with the login, or when
 * the page leaves. It uses nothing up, so a page can open it again.
 */
export function streamProgress(c: Context, { id, timeLeft, follow, onEnd }: StreamOptions): Response {
  // nginx would hold events back.
  c.header('x-accel-buffering', 'no');
  return streamSSE(c, async (stream) => {
    let expiring: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      stream.onAbort(resolve);
      let last = -1;
      const onChange = (status: ShownStatus) => {
        const order = ORDER.indexOf(status);
        if (order <= last) return;
        last = order;
        const sent = stream.writeSSE({ data: JSON.stringify(toProgress(id, status)) });
        if (!OPEN.includes(status)) sent.then(resolve);
      };
      expiring = setTimeout(() => onChange('expired'), timeLeft);
      follow({ onChange, onBeat: () => void stream.write(': \n\n') });
    });
    clearTimeout(expiring);
    onEnd();
  });
}
