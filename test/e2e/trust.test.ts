import { createMessage } from '../../src/core/callback/create-message.js';
import { expect, test } from './fixtures.js';
import { countFrameLoads, waitForFrameLoads } from './frame-loads.js';

test('a wrong state causes state_mismatch, and no authorization', async ({ login }) => {
  await login.open();
  await login.render();
  await login.waitFor('ready');
  Object.assign(login.wechat.logins[0] ?? {}, { state: 'forged' });
  login.wechat.approve();
  expect(await login.waitFor('error')).toMatchObject({ code: 'state_mismatch' });
  expect(await login.of('authorized')).toEqual([]);
});

test('ignores messages from other windows and other origins', async ({ login, page }) => {
  // The frame stays silent by itself.
  await login.open({ announce: false });
  const { shop, other } = login.server;
  await login.render({ redirect_uri: `${other}/relay?to=${encodeURIComponent(shop)}` });
  expect(await login.waitFor('ready')).toMatchObject({ confirmed: false });
  const state = login.wechat.logins[0]?.state;
  const forged = createMessage(`${other}/relay?to=${encodeURIComponent(shop)}&code=evil&state=${state}`);
  const ready = JSON.stringify({ type: 'status', status: 'wxReady' });

  // Messages of the page itself, of a frame on the callback's origin, and of WeChat's frame, which is not the callback.
  await page.evaluate(([f, r]) => [f, r].map((message) => window.postMessage(message, '*')), [
    forged,
    ready,
  ] as const);
  await page.evaluate(
    async (url) => {
      const stranger = document.createElement('iframe');
      stranger.src = url;
      document.body.append(stranger);
      await new Promise((done) => stranger.addEventListener('load', done));
    },
    `${other}/relay-twice?to=${encodeURIComponent(shop)}&code=evil&state=${state}`,
  );
  const wechat = page.frames().find((frame) => frame.url().startsWith('https://open.weixin.qq.com'));
  await wechat?.evaluate((message) => window.parent.postMessage(message, '*'), forged);
  await login.settle();
  expect(await login.of('ready')).toHaveLength(1);
  expect(await login.of('authorized')).toEqual([]);
  expect((await login.of('status')).at(-1)).toBe('ready');

  // A late message that it has loaded counts, because window and origin are right.
  await wechat?.evaluate((message) => window.parent.postMessage(message, '*'), ready);
  expect(await login.waitFor('ready', 2)).toMatchObject({ confirmed: true });
  await wechat?.evaluate((message) => window.parent.postMessage(message, '*'), ready);
  await login.settle();
  expect(await login.of('ready')).toHaveLength(2);
});

test('ignores relayed messages of another shape', async ({ login, page }) => {
  await login.open();
  const { shop, other } = login.server;
  await login.render({ redirect_uri: `${other}/relay?to=${encodeURIComponent(shop)}` });
  await login.waitFor('ready');
  const state = login.wechat.logins[0]?.state;
  const wechat = page.frames().find((frame) => frame.url().startsWith('https://open.weixin.qq.com'));
  await wechat?.goto(`${other}/blank`);
  const address = `${other}/relay?to=${encodeURIComponent(shop)}&code=evil&state=${state}`;
  for (const content of [{ type: 'authorized', code: 'evil', state }, { url: [address] }, address, null]) {
    await wechat?.evaluate((c) => window.parent.postMessage({ 'wechat-qr-login': c }, '*'), content);
  }
  await login.settle();
  expect((await login.of('status')).at(-1)).toBe('ready');
  expect(await login.of('authorized')).toEqual([]);
});

test('callback_lost names the path of a callback that redirected and lost the code', async ({
  login,
  page,
}) => {
  await login.open();
  await login.render({ redirect_uri: `${login.server.shop}/redirects` });
  await login.waitFor('ready');
  login.wechat.approve();
  const error = (await login.waitFor('error')) as { code: string; message: string };
  expect(error.code).toBe('callback_lost');
  expect(error.message).toContain('/landing');
  await expect(page.getByRole('alert')).toContainText('二维码暂时无法加载');
  await expect(page.locator('iframe')).toHaveCount(0);
});

test('development builds warn about a callback that forbids frames', async ({ login, page }) => {
  await page.clock.install();
  await countFrameLoads(page);
  await login.open();
  await login.render({ redirect_uri: `${login.server.shop}/denied` });
  await login.waitFor('ready');
  login.wechat.approve();
  await waitForFrameLoads(page, 2);
  await page.clock.fastForward(5000);
  await expect.poll(() => login.console.join('\n')).toContain('it must not forbid frames');
  expect(login.requestsOf('/denied')).toHaveLength(1);
  expect((await login.of('status')).at(-1)).toBe('ready');
});

test('reports an error page of WeChat as ready, but not confirmed', async ({ login, page }) => {
  await login.open({ apps: [{ appid: 'wxother', name: 'Other' }] });
  await login.render();
  expect(await login.waitFor('ready')).toMatchObject({ confirmed: false });
  await expect(page.frameLocator('iframe').getByText('AppID 参数错误')).toBeVisible();
});
