import { createApp } from '../../service/server/create-app.js';
import type { Storage } from '../../service/server/storage/storage.js';
import type { WeChatSimulator } from '../../src/simulator/index.js';
import { changeSettings, type SettingsChange } from './change-settings.js';
import { Browser, SETTINGS } from './support.js';

/** Starts the application with rate limits. `from` opens a browser with an IP address. */
export async function deployLimited(
  storage: Storage,
  wechat: WeChatSimulator,
  settings: SettingsChange = {},
) {
  const log: string[] = [];
  const app = await createApp(changeSettings({ ...SETTINGS, production: true }, settings), {
    storage,
    log: (line) => log.push(line),
  });
  const from = (remoteAddress: string) => {
    const env = { incoming: { socket: { remoteAddress } } } as Parameters<typeof app.fetch>[1];
    return new Browser({ fetch: async (request) => app.fetch(request, env) }, wechat);
  };
  return { from, log };
}

/** Tries a password. Resolves to the status of the response. */
export async function guess(browser: Browser, email = 'nobody@example.com'): Promise<number> {
  return (await browser.signInByEmail(email, 'a guess of mine')).status;
}

/** Sends requests one after another. Resolves to all results. */
export async function repeat(times: number, action: () => Promise<number>): Promise<number[]> {
  const statuses: number[] = [];
  for (let count = 0; count < times; count++) statuses.push(await action());
  return statuses;
}
