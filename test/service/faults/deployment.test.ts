import { expect, test } from 'vitest';
import { type DeployedServer, useDeployment, withSharedStorage } from '../deployment.js';
import { readEvents } from '../mini-program-login/read-events.js';
import { Phone, WaitingPage } from '../mini-program-login/waiting-page.js';
import { Browser, createUser } from '../support.js';

// These tests check the table of faults in docs/deploying.md.

const { wechat, getApi } = useDeployment();

/** Signs a visitor in, starts a website login, and opens a waiting page. */
async function openAll(server: DeployedServer) {
  const [member, visitor] = [new Browser(server, wechat), new Browser(server, wechat)];
  expect(await member.signIn(createUser())).toBe('/api/auth/get-session');
  const asked = await visitor.ask();
  const page = new WaitingPage(new Browser(server, wechat));
  const token = await page.open();
  const events = await readEvents(page.browser, page.code.id);
  expect(await events.next()).toEqual({ status: 'pending' });
  const phone = new Phone(server, wechat, createUser());
  return { member, visitor, asked, page, token, events, phone };
}

/** Scans the waiting page's code, confirms, and signs in there. */
async function signInByMiniProgram({ page, token, events, phone }: Awaited<ReturnType<typeof openAll>>) {
  expect((await phone.scan(token)).status).toBe(200);
  expect(await events.next()).toEqual({ status: 'scanned' });
  expect((await phone.confirm()).status).toBe(200);
  expect(await events.next()).toMatchObject({ status: 'action_required' });
  expect((await page.fetchSession()).status).toBe(200);
}

const isReady = async (server: DeployedServer) =>
  (await server.fetch(new Request('http://any/api/ready'))).status === 200;

test('open pages, sessions and unfinished logins continue after a restart of the database', async ({
  skip,
}) => {
  await withSharedStorage(getApi(), skip, async (start, { DATABASE_URL: database }) => {
    const server = await start();
    const opened = await openAll(server);
    const { member, visitor, asked } = opened;
    await database.restart();
    // A request that meets the restart fails. The next one uses a new connection.
    await expect.poll(() => isReady(server), { timeout: 20_000 }).toBe(true);
    expect(await member.session()).not.toBeNull();
    expect(await visitor.finish(await visitor.scan(asked, createUser()))).toBe('/api/auth/get-session');
    await signInByMiniProgram(opened);
  });
});

test('sessions and mini program logins continue after Redis was emptied, and a website login starts again', async ({
  skip,
}) => {
  await withSharedStorage(getApi(), skip, async (start, { REDIS_URL: redis }) => {
    const server = await start();
    const opened = await openAll(server);
    const { member, visitor, asked } = opened;
    await redis.restart();
    await expect.poll(() => isReady(server), { timeout: 20_000 }).toBe(true);
    expect(await member.session()).not.toBeNull();
    await signInByMiniProgram(opened);
    // The step in flight is lost: the failure page offers to start again.
    const failed = await visitor.finish(await visitor.scan(asked, createUser()));
    expect(failed).toMatch(/^\/failed\?error=/);
    expect(await visitor.signIn(createUser())).toBe('/api/auth/get-session');
  });
});

/** Sets the clock of a process. */
const shiftClock = (minutes: number) => ({
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(`
    const { now } = Date;
    const Real = Date;
    Date.now = () => now() + ${minutes * 60_000};
    globalThis.Date = class extends Real {
      constructor(...values) { super(...(values.length ? values : [Real.now()])); }
    };`)}`,
});

test.each([
  ['ahead', 5],
  ['behind', -5],
])(
  'a process whose clock is five minutes %s serves the logins of the others',
  async (_direction, minutes) => {
    await withSharedStorage(getApi(), expect.fail, async (start) => {
      const right = await start();
      const wrong = await start(shiftClock(minutes));
      expect(wrong.output).toContain('Synchronize it with NTP');
      const { member, page, token, events, phone } = await openAll(right);
      member.server = phone.server = wrong;
      expect(await member.session()).not.toBeNull();
      expect((await phone.scan(token)).status).toBe(200);
      expect(await events.next()).toEqual({ status: 'scanned' });
      page.browser.server = wrong;
      expect((await phone.confirm()).status).toBe(200);
      expect(await page.status()).toBe('action_required');
      expect((await page.fetchSession()).status).toBe(200);
      // Logins that begin and end at the same process work, too.
      expect(await new Browser(wrong, wechat).signIn(createUser())).toBe('/api/auth/get-session');
    });
  },
);

test('a stopped process ends open streams at once, and the pages continue at another one', async ({
  skip,
}) => {
  await withSharedStorage(getApi(), skip, async (start) => {
    const [one, two] = await Promise.all([start(), start()]);
    const { page, token, events, phone } = await openAll(one);
    const before = performance.now();
    await one.stop();
    expect(performance.now() - before).toBeLessThan(8000);
    await expect(events.next()).rejects.toThrow();
    page.browser.server = phone.server = two;
    expect(await page.status()).toBe('pending');
    expect((await phone.scan(token)).status).toBe(200);
    const again = await readEvents(page.browser, page.code.id);
    expect(await again.next()).toEqual({ status: 'scanned' });
    await again.close();
  });
});

test('a process without its database is healthy but not ready', async ({ skip }) => {
  await withSharedStorage(getApi(), skip, async (start, { DATABASE_URL: database }) => {
    const server = await start();
    expect(await isReady(server)).toBe(true);
    await database.restart(async () => {
      expect(await isReady(server)).toBe(false);
      const health = await server.fetch(new Request('http://any/api/health'));
      expect([health.status, await health.json()]).toEqual([200, { status: 'ok' }]);
    });
    await expect.poll(() => isReady(server), { timeout: 20_000 }).toBe(true);
  });
});
