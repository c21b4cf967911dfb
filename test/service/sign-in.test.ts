import { expect, test } from 'vitest';
import { Browser, createUser, startApp } from './support.js';
import { useBrowsers } from './use-browsers.js';

const { open, storage, wechat } = useBrowsers();

test('signs in after a scan, with nickname and avatar, and signs out', async () => {
  const browser = await open();
  expect(await browser.session()).toBeNull();
  expect(await browser.signIn(createUser('小林 Lin'))).toBe('/api/auth/get-session');
  expect(await browser.session()).toMatchObject({
    user: { name: '小林 Lin', image: 'https://pic.example/lin.png' },
  });
  await browser.fetch('/api/auth/sign-out', { json: {} });
  expect(await browser.session()).toBeNull();
});

test('signs in the same user to the same account, and others to their own', async () => {
  const [first, again, other] = [await open(), await open(), await open()];
  const user = createUser();
  await first.signIn(user);
  await again.signIn(user);
  await other.signIn(createUser());
  const [a, b, c] = [await first.session(), await again.session(), await other.session()];
  expect(b?.user.id).toBe(a?.user.id);
  expect(c?.user.id).not.toBe(a?.user.id);
});

test('creates two accounts for ids that differ in case only', async () => {
  const [first, second] = [await open(), await open()];
  await first.signIn({ unionid: 'oAbCdEf', nickname: 'A' });
  await second.signIn({ unionid: 'oabcdef', nickname: 'B' });
  const [a, b] = [await first.session(), await second.session()];
  expect([a?.user.name, b?.user.name]).toEqual(['A', 'B']);
  expect(b?.user.id).not.toBe(a?.user.id);
});

test('two tabs of one browser sign in at the same time, in either order', async () => {
  for (const order of [
    [0, 1],
    [1, 0],
  ]) {
    const browser = await open();
    const urls = [await browser.ask(), await browser.ask()];
    const user = createUser();
    for (const tab of order) {
      const result = await browser.scan(urls[tab] ?? '', user);
      expect(await browser.finish(result)).toBe('/api/auth/get-session');
    }
    expect(await browser.session()).toMatchObject({ user: { name: user.nickname } });
  }
});

test('creates one account if a new user finishes in two tabs at the same moment', async () => {
  const user = createUser();
  const server = await startApp(storage());
  const tabs = Array.from({ length: 4 }, () => new Browser(server, wechat));
  const results: { code: string; state: string }[] = [];
  for (const tab of tabs) results.push(await tab.scan(await tab.ask(), user));
  const ends = await Promise.all(tabs.map((tab, index) => tab.finish(results[index] ?? {})));
  expect(ends).toEqual(ends.map(() => '/api/auth/get-session'));
  const ids = await Promise.all(tabs.map(async (tab) => (await tab.session())?.user.id));
  expect(new Set(ids).size).toBe(1);
  expect(ids[0]).toBeTruthy();
});

test('cookies are HttpOnly and SameSite=Lax, and Secure with https', async () => {
  const plain = await open();
  const response = await plain.fetch('/api/auth/sign-in/social', {
    json: { provider: 'wechat', disableRedirect: true },
  });
  expect(response.headers.getSetCookie().join()).toMatch(
    /better-auth\.state-[\w-]+=.*HttpOnly; SameSite=Lax/,
  );
  const { fetch } = await startApp(storage(), { baseUrl: 'https://login.example' });
  const secure = await fetch(
    new Request('https://login.example/api/auth/sign-in/social', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://login.example' },
      body: JSON.stringify({ provider: 'wechat', disableRedirect: true }),
    }),
  );
  expect(secure.headers.getSetCookie().join()).toMatch(
    /__Secure-better-auth\.state-[\w-]+=.*; HttpOnly; Secure/,
  );
});

test("stores WeChat's tokens encrypted, and returns them from no endpoint", async () => {
  const browser = await open();
  const user = createUser();
  await browser.signIn(user);
  const accounts = await (await browser.fetch('/api/auth/list-accounts')).text();
  expect(accounts).toContain(user.unionid);
  expect(accounts).not.toMatch(/token/i);
  for (const path of ['get-access-token', 'refresh-token']) {
    expect((await browser.fetch(`/api/auth/${path}`, { json: { providerId: 'wechat' } })).status).toBe(404);
  }
});
