import { expect, test } from './fixtures.js';
import type { LoginPage } from './login-page.js';

/** WeChat's page is an empty box until the browser has drawn the picture of the QR code. */

/** Adds each message of WeChat's page to the events, with the status and the text of the box at that time. */
const recordMessages = (login: LoginPage) =>
  login.page.evaluate(() =>
    window.addEventListener('message', ({ data }) => {
      const box = document.querySelector<HTMLElement>('[data-status]');
      window.site.events.push([JSON.parse(data).status, [box?.dataset.status, box?.textContent]]);
    }),
  );

test('shows the loading state until a late QR code is visible', async ({ login }) => {
  await login.open({ latency: 600 });
  await recordMessages(login);
  await login.render();
  await login.waitFor('ready');
  const names = (await login.events()).map(([name]) => name);
  expect(names.slice(-4)).toEqual(['wxReady', 'wxQRcodeReady', 'status', 'ready']);
  expect(await login.of('wxQRcodeReady')).toEqual([['mounting', '正在加载二维码…']]);
  expect(await login.of('ready')).toEqual([{ confirmed: true, direct: false }]);
  await expect(login.page.locator('iframe')).toHaveCSS('opacity', '1');
});

test('a picture that hangs does not cause frame_timeout', async ({ login }) => {
  await login.open({ faults: { picture: 'hanging' } });
  await login.render({ timeout: 1000 });
  expect(await login.waitFor('ready')).toEqual({ confirmed: true, direct: false });
  expect(await login.of('error')).toEqual([]);
});

test('shows quick login, although it reports no picture', async ({ login }) => {
  await login.open({ desktopUser: { unionid: 'desk', nickname: '小林' } });
  await recordMessages(login);
  await login.render();
  expect(await login.waitFor('ready')).toEqual({ confirmed: true, direct: false });
  expect(await login.of('wxQRcodeReady')).toEqual([]);
  await login.page.frameLocator('iframe').getByRole('button', { name: '使用扫码登录' }).click();
  await login.waitFor('wxQRcodeReady');
});
