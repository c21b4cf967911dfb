import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { DeployedServer, ENVIRONMENT, useDeployment, withSharedStorage } from '../deployment.js';
import { Browser, createUser, MINI_PROGRAM, newAddress } from '../support.js';
import { readEvents } from './read-events.js';
import { Phone, WaitingPage } from './waiting-page.js';

const { wechat, getApi } = useDeployment();

/** The page draws the code, so that the test does not have to decode two hundred pictures. */
const LINK = { MINI_PROGRAM_LINK: 'https://shop.example/scan' };

test('a login continues after the server was killed and restarted', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wechat-scan-'));
  const env = { ...ENVIRONMENT, DATA_DIR: folder };
  const first = await DeployedServer.start(env, getApi());
  const [waiting, asked] = [
    new WaitingPage(new Browser(first, wechat)),
    new WaitingPage(new Browser(first, wechat)),
  ];
  const [lin, ming] = [new Phone(first, wechat, createUser()), new Phone(first, wechat, createUser())];
  const token = await waiting.open();
  await ming.scan(await asked.open());
  await first.stop('SIGKILL');
  await expect(waiting.poll()).rejects.toThrow();

  const second = await DeployedServer.start(env, getApi());
  for (const client of [waiting.browser, asked.browser, lin, ming]) client.server = second;
  expect([await waiting.status(), await asked.status()]).toEqual(['pending', 'scanned']);
  await lin.scan(token);
  for (const [page, phone] of [
    [waiting, lin],
    [asked, ming],
  ] as const) {
    expect((await phone.confirm()).status).toBe(200);
    expect(await page.status()).toBe('action_required');
    expect((await page.fetchSession()).status).toBe(200);
    expect(await page.browser.session()).not.toBeNull();
  }
  await second.stop();
  for (const { output } of [first, second]) {
    for (const secret of [MINI_PROGRAM.secret, token, lin.scanned, ming.scanned]) {
      expect(output.includes(secret)).toBe(false);
    }
  }
  rmSync(folder, { recursive: true });
});

test('two hundred waiting pages get their own session once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wechat-scan-'));
  // Each visitor has an IP address, like behind a proxy, and the limits are those of production.
  const env = { ...ENVIRONMENT, ...LINK, DATA_DIR: folder, TRUSTED_PROXIES: '127.0.0.1' };
  const server = await DeployedServer.start(env, getApi());
  try {
    const from = (index: number) => ({
      fetch(request: Request) {
        const headers = new Headers(request.headers);
        headers.set('x-forwarded-for', `203.0.113.${index + 1}`);
        return server.fetch(new Request(request, { headers }));
      },
    });
    const visitors = Array.from({ length: 200 }, (_, index) => ({
      page: new WaitingPage(new Browser(from(index), wechat)),
      phone: new Phone(from(index), wechat, createUser()),
    }));
    const start = performance.now();
    const tokens = await Promise.all(visitors.map(({ page }) => page.open()));
    expect(new Set(tokens).size).toBe(200);
    const opened = performance.now();

    /** Polls like the adapter: one request at a time, with the server's interval between them. */
    const login = async (page: WaitingPage): Promise<string | undefined> => {
      let status = await page.status();
      for (; status === 'pending' || status === 'scanned'; status = await page.status()) {
        await wait(page.code.interval * 1000);
      }
      expect(status).toBe('action_required');
      expect((await page.fetchSession()).status).toBe(200);
      return (await page.browser.session())?.user.id;
    };
    const waiting = Promise.all(visitors.map(({ page }) => login(page)));
    const confirmed = Promise.all(
      visitors.map(async ({ phone }, index) => {
        expect((await phone.scan(tokens[index] ?? '')).status).toBe(200);
        expect((await phone.confirm()).status).toBe(200);
      }),
    );
    const [ids] = await Promise.all([waiting, confirmed]);
    const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(1);
    console.info(
      `200 waiting pages: codes in ${seconds(start, opened)} s, all signed in ${seconds(opened, performance.now())} s later`,
    );
    // A mixed-up login would repeat an id.
    expect(new Set(ids).size).toBe(200);
    expect(ids).not.toContain(undefined);
    const again = await Promise.all(visitors.map(({ page }) => page.fetchSession()));
    expect(new Set(again.map(({ status }) => status))).toEqual(new Set([409]));
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true });
  }
}, 240_000);

test('page and phone can use different processes, with PostgreSQL and Redis', async ({ skip }) => {
  await withSharedStorage(getApi(), skip, async (start) => {
    const [one, two] = await Promise.all([start(), start()]);
    const page = new WaitingPage(new Browser(one, wechat));
    const lin = new Phone(two, wechat, createUser());
    const thief = new Phone(one, wechat, createUser());
    const token = await page.open();
    // The page gets the changes that the phone makes at the other process.
    const events = await readEvents(page.browser, page.code.id);
    expect(await events.next()).toEqual({ status: 'pending' });
    expect((await lin.scan(token)).status).toBe(200);
    expect(await events.next()).toEqual({ status: 'scanned' });
    expect((await thief.scan(token)).status).toBe(409);
    expect(await page.status()).toBe('scanned');
    lin.server = one;
    // Of two decisions at both processes, one is accepted.
    const other = new Phone(two, wechat, lin.user);
    other.scanned = lin.scanned;
    const decisions = await Promise.all([lin.confirm(), other.confirm(), lin.confirm(), other.confirm()]);
    expect(decisions.map(({ status }) => status).sort()).toEqual([200, 404, 404, 404]);
    expect(await events.next()).toMatchObject({ status: 'action_required' });
    expect(await events.next()).toBeUndefined();
    // One session is created.
    const copies = [one, two, one, two].map((server) => page.copy(server));
    const answers = await Promise.all(copies.map((copy) => copy.fetchSession()));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    const signedIn = copies[answers.findIndex(({ status }) => status === 200)];
    for (const server of [one, two]) {
      if (signedIn) signedIn.browser.server = server;
      expect(await signedIn?.browser.session()).toMatchObject({ user: { name: '微信用户' } });
    }
    // Ten bindings of one WeChat at the same moment, at both processes, are one.
    const owner = new Browser(one, wechat);
    await owner.signUpByEmail(newAddress());
    const ming = new Phone(two, wechat, createUser());
    const bindings = [];
    for (let count = 0; count < 10; count++) {
      const binding = new WaitingPage(owner, '/api/scan-login/mini-program/bind');
      expect((await ming.scan(await binding.open())).status).toBe(200);
      expect((await ming.confirm()).status).toBe(200);
      bindings.push(binding.copy(count % 2 ? one : two));
    }
    const bound = await Promise.all(bindings.map((binding) => binding.fetchSession()));
    const outcomes = await Promise.all(bound.map(async (answer) => (await answer.json()).status));
    expect(outcomes.sort()).toEqual(['bound', ...Array(9).fill('known')]);
    const account = await (await owner.fetch('/api/auth/account')).json();
    expect(account.identities).toHaveLength(1);
    // The process that created a code can be gone when it is scanned.
    const late = new WaitingPage(new Browser(one, wechat));
    const code = await late.open();
    const cut = await readEvents(late.browser, late.code.id);
    expect(await cut.next()).toEqual({ status: 'pending' });
    await one.stop('SIGKILL');
    await expect(cut.next()).rejects.toThrow();
    late.browser.server = lin.server = two;
    expect((await lin.scan(code)).status).toBe(200);
    expect(await (await readEvents(late.browser, late.code.id)).next()).toEqual({ status: 'scanned' });
    expect((await lin.confirm()).status).toBe(200);
    expect((await late.fetchSession()).status).toBe(200);
    expect((await late.browser.session())?.user.id).toBe((await signedIn?.browser.session())?.user.id);
  });
});
