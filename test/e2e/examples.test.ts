import { get } from 'node:http';
import { test as base, expect } from 'playwright/test';
import type { WeChatSimulator } from '../../src/simulator/index.js';
import { simulateWeChat } from '../../src/testing/playwright.js';
import { startServer } from '../start-server.js';

/** The servers in examples/, as they are, and their pages in a real browser. */

const APP = { appid: 'wx0123456789abcdef', secret: 'sssh', name: 'Shop' };
const env = {
  PORT: '0',
  WECHAT_APP_ID: APP.appid,
  WECHAT_APP_SECRET: APP.secret,
  AUTH_SECRET: 'a secret of more than thirty-two characters',
};

const test = base.extend<{ wechat: WeChatSimulator; example: string; site: string }>({
  example: ['node', { option: true }],
  wechat: async ({ context }, use) => use(await simulateWeChat(context, { apps: [APP] })),
  site: async ({ example, wechat }, use) => {
    const cwd = `${process.cwd()}/examples/${example}`;
    const { said, stop } = await startServer(wechat, ['server.mjs'], { cwd, env, ready: /http:\S+/ });
    await use(said[0]);
    await stop();
  },
});

for (const example of ['node', 'authjs'] as const) {
  test.describe(example, () => {
    test.use({ example });

    test('a scan signs in, and a reload keeps it', async ({ page, wechat, site }) => {
      await page.goto(site);
      await wechat.waitFor('requested');
      wechat.approve();
      await expect(page.getByText('Signed in as 小林 Lin')).toBeVisible();
      await page.reload();
      await expect(page.getByText('Signed in as 小林 Lin')).toBeVisible();
      expect(wechat.events.map(({ type }) => type)).toEqual([
        'requested',
        'approved',
        'exchanged',
        'identified',
      ]);
    });

    test('a refusal asks again', async ({ page, wechat, site }) => {
      await page.goto(site);
      await wechat.waitFor('requested');
      wechat.refuse();
      await wechat.waitFor('requested', { count: 2 });
      await expect(page.getByText('You refused')).toBeVisible();
    });

    test('a server that does not answer is said, instead of an empty page', async ({ page, site }) => {
      await page.route(/\/(start|auth\/csrf)$/, (route) => route.abort());
      await page.goto(site);
      await expect(page.getByText('The server does not answer')).toBeVisible();
    });

    test('WeChat’s API down: nobody is signed in, and there is a way on', async ({ page, wechat, site }) => {
      await page.goto(site);
      await wechat.waitFor('requested');
      wechat.break('api', 'unreachable');
      wechat.approve();
      await wechat.waitFor('requested', { count: 2 });
      await expect(page.getByText('Please scan again')).toBeVisible();
      wechat.mend();
      wechat.approve();
      await expect(page.getByText('Signed in as 小林 Lin')).toBeVisible();
    });
  });
}

test('node: a code with somebody else’s state is refused, and a forged session is none', async ({
  page,
  wechat,
  site,
}) => {
  await page.goto(site);
  await wechat.waitFor('requested');
  const { code } = wechat.approve();
  await expect(page.getByText('Signed in as')).toBeVisible();
  const finish = (cookie: string, state: string) =>
    fetch(`${site}/finish`, { method: 'POST', headers: { cookie }, body: JSON.stringify({ code, state }) });
  expect((await finish('', 's')).status).toBe(400);
  expect((await finish('state=WyJzdGF0ZSIsInMiLDld.x', 's')).status).toBe(400);
  const cookies = await page.context().cookies();
  const state = cookies.find(({ name }) => name === 'state')?.value ?? '';
  const used = await finish(`state=${state}`, wechat.logins[0]?.state ?? '');
  expect(await used.json()).toEqual({ error: 'WeChat answered 40163' });
  // A cookie of ours under another name is not a session.
  const me = await fetch(`${site}/me`, { headers: { cookie: `session=${state}` } });
  expect(await me.json()).toBeNull();
});

test('node: cookies are Secure, except for a page that came by plain http', async ({ site }) => {
  const cookieOf = async (headers: HeadersInit) =>
    (await fetch(`${site}/start`, { method: 'POST', headers })).headers.get('set-cookie');
  expect(await cookieOf({ origin: 'https://shop.example' })).toMatch(/; HttpOnly; .*; Secure$/);
  expect(await cookieOf({})).toMatch(/; Secure$/);
  expect(await cookieOf({ origin: 'http://localhost:3000' })).not.toContain('Secure');
});

test('node: an address that is none is refused, and the server goes on', async ({ site }) => {
  const { port } = new URL(site);
  const answer = await new Promise<number | undefined>((resolve, reject) =>
    get({ port, host: '127.0.0.1', path: '//' }, ({ statusCode }) => resolve(statusCode)).once(
      'error',
      reject,
    ),
  );
  expect(answer).toBe(400);
  expect((await fetch(site)).status).toBe(200);
});
