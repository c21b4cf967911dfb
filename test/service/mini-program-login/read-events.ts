import type { Browser } from '../support.js';

/** A stream of server-sent events, as a waiting page reads it. */
export interface EventReader {
  response: Response;
  /** Resolves to the next event, or to undefined at the end of the stream. */
  next(): Promise<{ status: string; payload?: unknown } | undefined>;
  /** Leaves the page. */
  close(): Promise<void>;
}

/** Opens the stream of a login. */
export async function readEvents(
  browser: Browser,
  id: string,
  connection = 'mini-program',
): Promise<EventReader> {
  const response = await browser.fetch(`/api/scan-login/${connection}/${id}/events`, {
    headers: { accept: 'text/event-stream' },
  });
  const reader = response.ok ? response.body?.getReader() : undefined;
  const decoder = new TextDecoder();
  let text = '';
  return {
    response,
    async next() {
      for (;;) {
        const end = text.indexOf('\n\n');
        if (end >= 0) {
          const event = text.slice(0, end);
          text = text.slice(end + 2);
          const data = /^data: (.*)$/m.exec(event)?.[1];
          // Comments keep the connection open.
          if (data) return JSON.parse(data);
          continue;
        }
        const read = await reader?.read();
        if (!read || read.done) return undefined;
        text += decoder.decode(read.value, { stream: true });
      }
    },
    close: async () => reader?.cancel(),
  };
}
