import { createServer } from 'node:http';
import { launchOptions } from '../../scripts/find-chromium.mjs';
import { createWeChatSimulator, serveSimulator, type WeChatSimulator } from '../../src/simulator/index.js';
import { listen } from '../listen.js';
import { browserWith } from './browser-with.js';
import { test as base, expect } from './fixtures.js';

/** Attacks of a website on a simulator that runs on the visitor's machine. */

const QUERY = new URLSearchParams({
  appid: 'wx1',
  redirect_uri: 'https://shop.example/cb',
  scope: 'snsapi_login',
  state: 's',
});

interface Attack {
  wechat: WeChatSimulator;
  simulator: string;
  /** Serves that page from another site. */
  serveEvil(html: string): string;
}

const test = base.extend<{ attack: Attack }>({
  attack: async ({}, use) => {
    const wechat = createWeChatSimulator({ desktopUser: { unionid: 'desk', nickname: 'Lin' } });
    const { origin, close } = await serveSimulator(wechat);
    let page = '';
    const evil = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end(`<!doctype html>${page}`);
    });
    const address = `http://localhost:${await listen(evil)}/`;
    await use({
      wechat,
      simulator: origin,
      serveEvil(html) {
        page = html;
        return address;
      },
    });
    evil.closeAllConnections();
    evil.close();
    await close();
  },
});

test('another site can frame the QR page, but not the phone page or the list', async ({ page, attack }) => {
  const { wechat, simulator, serveEvil } = attack;
  await page.goto(`${simulator}/connect/qrconnect?${QUERY}`);
  const { uuid } = wechat.scan();
  const paths = [
    '/',
    `/connect/confirm?uuid=${uuid}`,
    '/connect/mini-program',
    `/connect/qrconnect?${QUERY}`,
  ];
  const refused: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes("frame-ancestors 'none'")) refused.push(message.text());
  });
  await page.goto(serveEvil(paths.map((path) => `<iframe src="${simulator}${path}"></iframe>`).join('')));
  await expect(page.frameLocator('iframe').nth(3).getByText('这不是微信')).toBeVisible();
  await expect.poll(() => refused.length).toBe(3);
  for (const index of [0, 1, 2]) {
    await expect(page.frameLocator('iframe').nth(index).getByText('这不是微信')).toHaveCount(0);
  }
});

test('another site cannot approve by a form, even if it knows the code', async ({ page, attack }) => {
  const { wechat, simulator, serveEvil } = attack;
  await page.goto(`${simulator}/connect/qrconnect?${QUERY}`);
  const { uuid } = wechat.scan();
  const answered = page.waitForResponse(`${simulator}/connect/confirm`);
  await page.goto(
    serveEvil(`<form method="post" action="${simulator}/connect/confirm">
      <input name="uuid" value="${uuid}"><input name="decision" value="approve"></form>
      <script>document.forms[0].submit()</script>`),
  );
  expect((await answered).status()).toBe(403);
  expect(wechat.events.map(({ type }) => type)).toEqual(['requested', 'scanned']);

  await page.goto(`${simulator}/connect/confirm?uuid=${uuid}`);
  await page.getByRole('button', { name: '允许' }).click();
  await expect(page.getByText('已允许')).toBeVisible();
  expect(wechat.events.at(-1)?.type).toBe('approved');
});

test('another site cannot press quick login', async ({ page, attack }) => {
  const { wechat, simulator, serveEvil } = attack;
  await page.goto(`${simulator}/connect/qrconnect?${QUERY}`);
  const address = `${simulator}/connect/qlogin?uuid=${wechat.scan().uuid}`;
  await page.goto(serveEvil('<p>Free coffee</p>'));
  const answered = page.waitForResponse(address);
  await page.evaluate((url) => fetch(url, { method: 'POST', mode: 'no-cors' }), address);
  expect((await answered).status()).toBe(403);
  expect(wechat.events.at(-1)?.type).toBe('scanned');

  await page.goto(`${simulator}/connect/qrconnect?${QUERY}`);
  await page.getByRole('button', { name: '微信快捷登录' }).click();
  await wechat.waitFor('approved');
});

test.describe('DNS rebinding', () => {
  test.use({
    context: browserWith({
      args: [...launchOptions().args, '--host-resolver-rules=MAP rebind.example 127.0.0.1'],
    }),
  });

  test('a site whose name resolves to the simulator reads nothing', async ({ page, attack }) => {
    const { wechat, simulator } = attack;
    await page.goto(`${simulator}/connect/qrconnect?${QUERY}`);
    // The QR page itself would redirect to the website.
    await page.goto('about:blank');
    const { uuid } = wechat.approve();
    const rebound = simulator.replace('127.0.0.1', 'rebind.example');
    for (const path of ['/', `/connect/l/qrconnect?uuid=${uuid}&last=0`]) {
      const answer = await page.goto(rebound + path);
      expect(answer?.status()).toBe(403);
      expect(await answer?.text()).not.toContain(uuid);
    }
  });
});
