import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BUILD, DeployedServer, ENVIRONMENT, useDeployment, withSharedStorage } from './deployment.js';
import { APP, Browser, createUser, MINI_PROGRAM } from './support.js';

const { wechat, getApi } = useDeployment();

const readAll = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');

test('the built pages contain no secrets and no server code', () => {
  const client = readAll(`${BUILD}/client`);
  expect(client.length).toBeGreaterThan(100_000);
  for (const word of [
    APP.secret,
    MINI_PROGRAM.secret,
    ENVIRONMENT.BETTER_AUTH_SECRET,
    'WECHAT_APP_SECRET',
    'MINI_PROGRAM_APP_SECRET',
    'kysely',
    'api.weixin.qq.com',
  ]) {
    expect(client.includes(word), word).toBe(false);
  }
});

test('a server with an AppID never loads the simulator', () => {
  const main = readFileSync(`${BUILD}/server/main.js`, 'utf8');
  expect(main).toMatch(/await import\("\.\/assets\/start-simulator-/);
  expect(main).not.toMatch(/msw|createWeChatSimulator/);
});

test('the server imports only packages that a deployment installs', () => {
  const { dependencies } = JSON.parse(readFileSync('service/package.json', 'utf8'));
  const server = readFileSync(`${BUILD}/server/main.js`, 'utf8');
  const imported = [...server.matchAll(/^(?:import|export) .*?["']([^"']+)["'];?$/gm)]
    .map(([, name = '']) => name)
    .filter((name) => !/^(node:|\.)/.test(name))
    .map((name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/'));
  expect(imported.length).toBeGreaterThan(10);
  expect(imported.filter((name) => !(name in dependencies))).toEqual([]);
});

test('the server does not start without its settings, and lists what is missing', async () => {
  await expect(DeployedServer.start({})).rejects.toThrow(
    /ended with 1:[\s\S]*WECHAT_APP_ID: missing[\s\S]*BETTER_AUTH_SECRET: missing[\s\S]*BETTER_AUTH_URL: missing/,
  );
});

test('the server reports a port that is in use, and releases the data folder', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wechat-data-'));
  const env = { ...ENVIRONMENT, DATA_DIR: folder, PORT: new URL(getApi()).port };
  await expect(DeployedServer.start(env)).rejects.toThrow(/^ended with 1:\nlisten EADDRINUSE: [^\n]+\n$/);
  expect(readdirSync(folder)).toEqual(['database']);
  rmSync(folder, { recursive: true });
});

test('sessions and unfinished logins in the embedded database survive a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wechat-data-'));
  const env = { ...ENVIRONMENT, DATA_DIR: folder };
  const first = await DeployedServer.start(env, getApi());
  const [browser, slow] = [new Browser(first, wechat), new Browser(first, wechat)];
  const user = createUser();
  expect(await browser.signIn(user)).toBe('/api/auth/get-session');
  const asked = await slow.ask();
  await expect(DeployedServer.start(env, getApi())).rejects.toThrow(
    /is in use by process \d+\. Set DATA_DIR/,
  );
  await first.stop();

  const second = await DeployedServer.start(env, getApi());
  browser.server = slow.server = second;
  expect(await browser.session()).toMatchObject({ user: { name: user.nickname } });
  expect(await slow.finish(await slow.scan(asked, user))).toBe('/api/auth/get-session');
  expect((await slow.session())?.user.id).toBe((await browser.session())?.user.id);

  const page = await second.fetch(new Request('http://any/login'));
  expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
  expect((await second.fetch(new Request('http://any/..%2f..%2f..%2fpackage.json'))).status).toBe(404);
  await second.stop();
  const codes = wechat.logins.flatMap(({ code }) => code ?? []);
  expect(codes.length).toBeGreaterThan(0);
  for (const { output } of [first, second]) {
    for (const secret of [APP.secret, ENVIRONMENT.BETTER_AUTH_SECRET, ...codes]) {
      expect(output.includes(secret)).toBe(false);
    }
  }
  rmSync(folder, { recursive: true });
});

test('a process finishes the login of another process, with PostgreSQL and Redis', async ({ skip }) => {
  await withSharedStorage(getApi(), skip, async (start) => {
    // Both start at the same moment, and one of them creates the tables.
    const [one, two] = await Promise.all([start(), start()]);
    const browser = new Browser(one, wechat);
    const user = createUser('小林 Lin');
    const result = await browser.scan(await browser.ask(), user);
    browser.server = two;
    expect(await browser.finish(result)).toBe('/api/auth/get-session');
    for (const server of [one, two]) {
      browser.server = server;
      expect(await browser.session()).toMatchObject({ user: { name: '小林 Lin' } });
      // A callback that one process has used is used up for both.
      expect(await browser.finish(result)).toBe('/failed?error=state_mismatch');
    }
    // The process that started a login can be gone when the visitor scans.
    const late = new Browser(one, wechat);
    const url = await late.ask();
    await one.stop();
    late.server = two;
    expect(await late.finish(await late.scan(url, user))).toBe('/api/auth/get-session');
    expect((await late.session())?.user.id).toBe((await browser.session())?.user.id);

    // Both processes share the rate limits.
    const third = await start();
    const guess = async (server: DeployedServer) => {
      browser.server = server;
      return (await browser.signInByEmail('nobody@example.com')).status;
    };
    expect([await guess(two), await guess(third), await guess(two), await guess(third)]).toEqual([
      401, 401, 401, 429,
    ]);
    // Signing out at one process signs out at both.
    browser.server = third;
    await browser.fetch('/api/auth/sign-out', { json: {} });
    browser.server = two;
    expect(await browser.session()).toBeNull();
  });
});
