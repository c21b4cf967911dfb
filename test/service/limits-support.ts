import { createApp } from '../../service/server/create-app.js';
import type { Settings } from '../../service/server/settings.js';
import type { Storage } from '../../service/server/storage/open-storage.js';
import type { WeChatSimulator } from '../../src/simulator/index.js';
import { Browser, SETTINGS } from './support.js';

/** A deployment with its limits. `from` is a browser whose connections come from that address. */
export async function deployLimited(
  storage: Storage,
  wechat: WeChatSimulator,
  settings: Partial<Settings> = {},
) {
  const log: string[] = [];
  const app = await createApp(
    { ...SETTINGS, production: true, ...settings },
    { storage, log: (line) => log.push(line) },
  );
  const from = (remoteAddress: string) => {
    const env = { incoming: { socket: { remoteAddress } } } as Parameters<typeof app.fetch>[1];
    return new Browser({ fetch: async (request) => app.fetch(request, env) }, wechat);
  };
  return { from, log };
}

/** A guess of a password, and what it is answered. */
export async function guess(browser: Browser, email = 'nobody@example.com'): Promise<number> {
  return (await browser.signInByEmail(email, 'a guess of mine')).status;
}

/** The answers to that many requests, one after the other. */
export async function repeat(times: number, action: () => Promise<number>): Promise<number[]> {
  const statuses: number[] = [];
  for (let count = 0; count < times; count++) statuses.push(await action());
  return statuses;
}
