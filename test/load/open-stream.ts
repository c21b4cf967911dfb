import { request } from 'node:http';
import type { WaitingPage } from '../service/mini-program-login/waiting-page.js';

/** An open stream of a waiting page. */
export interface OpenStream {
  /** Resolves to the time of the event with this status. Rejects if the stream ends before. */
  waitFor(status: string): Promise<number>;
  close(): void;
}

/** Opens the stream of a page with little work, because the test measures the server. Resolves at the first event. */
export async function openStream(
  { browser, code }: WaitingPage,
  port: number,
  address: string,
): Promise<OpenStream> {
  const times = new Map<string, number>();
  const waiting = new Map<string, Waiter>();
  const cookie = [...browser.cookies].map((pair) => pair.join('=')).join('; ');
  const outgoing = request({
    port,
    host: '127.0.0.1',
    path: `/api/scan-login/mini-program/${code.id}/events`,
    headers: { cookie, 'x-forwarded-for': address },
    agent: false,
  });
  const waitFor = (status: string) =>
    new Promise<number>((resolve, reject) => {
      const time = times.get(status);
      if (time !== undefined) resolve(time);
      else waiting.set(status, { resolve, reject });
    });
  const fail = (error: Error) => {
    for (const { reject } of waiting.values()) reject(error);
  };
  outgoing.on('error', fail).on('response', (response) => {
    if (response.statusCode !== 200) fail(new Error(`The stream was answered with ${response.statusCode}`));
    response.setEncoding('utf8').on('end', () => fail(new Error('The stream has ended')));
    response.on('data', (text: string) => {
      const now = performance.now();
      for (const [, status = ''] of text.matchAll(/"status":"(\w+)"/g)) {
        times.set(status, now);
        waiting.get(status)?.resolve(now);
        waiting.delete(status);
      }
    });
  });
  outgoing.end();
  await waitFor('pending');
  return { waitFor, close: () => outgoing.destroy() };
}

interface Waiter {
  resolve(time: number): void;
  reject(error: Error): void;
}
