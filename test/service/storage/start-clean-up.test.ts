import { afterEach, expect, test, vi } from 'vitest';
import { isMiniProgram } from '../../../service/server/config/connection.js';
import { createAuth } from '../../../service/server/create-auth.js';
import { EXPIRING_TABLES, openBackend } from '../../../service/server/open-backend.js';
import { openStorage } from '../../../service/server/storage/open-storage.js';
import { deleteExpired } from '../../../service/server/storage/start-clean-up.js';
import type { Storage } from '../../../service/server/storage/storage.js';
import { startPostgres } from '../daemons.js';
import { WaitingPage } from '../mini-program-login/waiting-page.js';
import { Browser, createUser, newAddress, SETTINGS, startApp, useStorage, useWeChat } from '../support.js';

const { wechat } = useWeChat();
const storage = useStorage();
afterEach(() => {
  vi.useRealTimers();
});

const LINK = { ...SETTINGS.connections.find(isMiniProgram), link: 'https://shop.example/scan' };
const TABLES = ['session', 'verification', 'scanLogin'];
const MINUTE = 60_000;

/** Counts the rows that have expired by the clock of this process. */
async function countExpired(of: Storage): Promise<number[]> {
  const { context } = await createAuth(SETTINGS, { storage: of });
  const where = [{ field: 'expiresAt', operator: 'lt' as const, value: new Date() }];
  return Promise.all(TABLES.map((model) => context.adapter.count({ model, where })));
}

/** Creates a session, an unfinished login and a code, which expire within eight days. */
async function leaveRows(of: Storage): Promise<Browser> {
  const browser = new Browser(await startApp(of, { miniProgram: LINK }), wechat);
  await browser.signUpByEmail(newAddress());
  await browser.ask();
  await new WaitingPage(browser).open();
  return browser;
}

test('deletes expired sessions, logins and codes only', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 8 * 24 * 60 * MINUTE });
  await leaveRows(storage());
  vi.useRealTimers();
  const browser = await leaveRows(storage());
  expect((await countExpired(storage())).every((count) => count > 0)).toBe(true);
  await deleteExpired(storage(), TABLES);
  expect(await countExpired(storage())).toEqual([0, 0, 0]);
  expect(await browser.session()).not.toBeNull();
  expect((await browser.signIn(createUser())).startsWith('/api')).toBe(true);
});

test('deletes rows of all tables whose rows expire', async () => {
  await createAuth(SETTINGS, { storage: storage() });
  const ended = "now() - interval '1 hour'";
  await storage().run(
    `INSERT INTO "oauthClientAssertion" ("id", "expiresAt") VALUES ('old', ${ended}), ('new', now() + interval '1 hour')`,
  );
  await deleteExpired(storage(), EXPIRING_TABLES);
  expect(await storage().run(`DELETE FROM "oauthClientAssertion" WHERE "id" = 'old'`)).toBe(0);
  expect(await storage().run(`DELETE FROM "oauthClientAssertion" WHERE "id" = 'new'`)).toBe(1);
});

test('deletes thousands of rows in bounded steps, and the rest in the next clean-up', async () => {
  const { context } = await createAuth(SETTINGS, { storage: storage() });
  await storage().run(`
    INSERT INTO "verification" ("id", "identifier", "value", "expiresAt", "createdAt", "updatedAt")
    SELECT 'old-' || n, 'old', 'x', now() - interval '1 hour', now(), now() FROM generate_series(1, 21000) n`);
  const steps: number[] = [];
  const counted = {
    async run(sql: string) {
      const count = await storage().run(sql);
      steps.push(count);
      return count;
    },
  };
  const left = () =>
    context.adapter.count({ model: 'verification', where: [{ field: 'identifier', value: 'old' }] });
  await deleteExpired(counted, ['verification']);
  expect(Math.max(...steps)).toBe(1000);
  expect(steps).toHaveLength(20);
  expect(await left()).toBeGreaterThan(900);
  await deleteExpired(counted, ['verification']);
  expect(await left()).toBe(0);
});

test('a server deletes expired rows when it starts', async ({ skip }) => {
  const postgres = await startPostgres();
  if (typeof postgres === 'string') return skip(postgres);
  const options = { dataDir: '', databaseUrl: postgres.url, redisUrl: undefined };
  const own = await openStorage(options);
  try {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 8 * 24 * 60 * MINUTE });
    await leaveRows(own);
    vi.useRealTimers();
    expect(await countExpired(own)).toEqual([1, 1, 1]);
    const log: string[] = [];
    const backend = await openBackend(
      { ...SETTINGS, ...options },
      { getOrigin: () => '', log: (line) => log.push(line) },
    );
    await expect.poll(() => countExpired(own)).toEqual([0, 0, 0]);
    await backend.close();
    expect(log).toEqual([]);
  } finally {
    await own.close();
    await postgres.stop();
  }
});

test('a process whose clock is five minutes ahead deletes no valid rows, and finds the codes of others', async ({
  skip,
}) => {
  const postgres = await startPostgres();
  if (typeof postgres === 'string') return skip(postgres);
  const options = { dataDir: '', databaseUrl: postgres.url, redisUrl: undefined };
  const log: string[] = [];
  const right = await openStorage(options);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 5 * MINUTE });
  const ahead = await openStorage(options, (line) => log.push(line));
  vi.useRealTimers();
  try {
    const page = new WaitingPage(new Browser(await startApp(right, { miniProgram: LINK }), wechat));
    await page.open();
    const url = await page.browser.ask();

    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 5 * MINUTE });
    const server = await startApp(ahead, { miniProgram: LINK });
    expect(await page.copy(server).status()).toBe('pending');
    const another = new WaitingPage(new Browser(server, wechat));
    await another.open();
    await another.browser.signIn(createUser());
    await deleteExpired(ahead, TABLES);
    vi.useRealTimers();

    expect(await page.status()).toBe('pending');
    expect(await page.browser.finish(await page.browser.scan(url, createUser()))).toBe(
      '/api/auth/get-session',
    );
    // Its own code expires after two minutes by the shared clock, not after seven.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 7 * MINUTE + 1000 });
    expect(await another.status()).toBe('404');
    expect(log.map((line) => JSON.parse(line).message)).toEqual([
      "The clock of this process is 300 s ahead of the database's. Synchronize it with NTP.",
    ]);
  } finally {
    vi.useRealTimers();
    await Promise.all([right.close(), ahead.close()]);
    await postgres.stop();
  }
});
