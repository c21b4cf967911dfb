import { expect, test } from 'vitest';
import { isMiniProgram } from '../../../service/server/config/connection.js';
import { MAX_CONCURRENT_LOGINS } from '../../../service/server/mini-program-login/mini-program-login-store.js';
import { openStorage } from '../../../service/server/storage/open-storage.js';
import type { Storage } from '../../../service/server/storage/storage.js';
import { startPostgres } from '../daemons.js';
import { Browser, createUser, SETTINGS, startApp, useStorage, useWeChat } from '../support.js';
import { Phone, WaitingPage } from './waiting-page.js';

const { wechat } = useWeChat();
const storage = useStorage();
const miniProgram = { ...SETTINGS.connections.find(isMiniProgram), link: 'https://shop.example/scan' };

const countStatuses = (answers: Response[]) =>
  [200, 429].map((status) => answers.filter((answer) => answer.status === status).length);

/** Sends sixty concurrent requests of one browser, and sixty concurrent scans of one user, spread over the servers. */
async function attack(storages: Storage[]) {
  const servers = await Promise.all(storages.map((each) => startApp(each, { miniProgram })));
  const getServer = (index: number) => servers[index % servers.length] ?? servers[0];
  const browser = new Browser(servers[0] as (typeof servers)[0], wechat);
  await browser.fetch('/api/scan-login/mini-program', { json: {} });
  const cookies = [...browser.cookies];
  const asked = await Promise.all(
    Array.from({ length: 60 }, (_, index) => {
      const copy = new Browser(getServer(index) as Browser['server'], wechat);
      for (const cookie of cookies) copy.cookies.set(...cookie);
      return copy.fetch('/api/scan-login/mini-program', { json: {} });
    }),
  );
  const user = createUser();
  const tokens: string[] = [];
  for (let count = 0; count < 60; count++)
    tokens.push(await new WaitingPage(new Browser(browser.server, wechat)).open());
  const phones = tokens.map((_, index) => new Phone(getServer(index) as Browser['server'], wechat, user));
  const scanned = await Promise.all(phones.map((phone, index) => phone.scan(tokens[index] ?? '')));
  return { asked: countStatuses(asked), scanned: countStatuses(scanned), phones, tokens };
}

test('accepts exactly twenty of sixty concurrent codes, and twenty of sixty concurrent scans', async () => {
  const { asked, scanned, phones, tokens } = await attack([storage()]);
  expect(asked).toEqual([MAX_CONCURRENT_LOGINS - 1, 60 - MAX_CONCURRENT_LOGINS + 1]);
  expect(scanned).toEqual([MAX_CONCURRENT_LOGINS, 60 - MAX_CONCURRENT_LOGINS]);
  // A user above the limit can scan an own code again.
  const index = phones.findIndex((phone) => phone.scanned);
  expect((await phones[index]?.scan(tokens[index] ?? ''))?.status).toBe(200);
});

test('accepts exactly twenty concurrent logins in six processes on one database', async ({ skip }) => {
  const postgres = await startPostgres();
  if (typeof postgres === 'string') return skip(postgres);
  const open = () => openStorage({ dataDir: '', databaseUrl: postgres.url, redisUrl: undefined });
  const storages = await Promise.all(Array.from({ length: 6 }, open));
  try {
    const { asked, scanned } = await attack(storages);
    expect(asked).toEqual([MAX_CONCURRENT_LOGINS - 1, 60 - MAX_CONCURRENT_LOGINS + 1]);
    expect(scanned).toEqual([MAX_CONCURRENT_LOGINS, 60 - MAX_CONCURRENT_LOGINS]);
  } finally {
    await Promise.all(storages.map((each) => each.close()));
    await postgres.stop();
  }
});
