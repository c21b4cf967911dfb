import { createStylesheet } from '../../src/core/index.js';
import { readQr } from '../read-qr.js';
import { expect, test } from './fixtures.js';
import { APPID } from './login-page.js';

/** The simulator's QR page inside a login page. */

test('the page gets a code that quick login has put before the fragment', async ({ login }) => {
  await login.open({ desktopUser: { unionid: 'desk', nickname: '小林' } });
  await login.render({ state: 'S', redirect_uri: `${login.server.shop}/callback#/login` });
  await login.page.frameLocator('iframe').getByRole('button', { name: '微信快捷登录' }).click();
  const { code, redirect_uri } = await login.wechat.waitFor('approved');
  expect(await login.waitFor('authorized')).toEqual({ code, state: 'S' });
  expect(redirect_uri).toContain('#/login');
});

test('the visitor can switch from quick login to the QR code by keyboard', async ({ login }) => {
  await login.open({ desktopUser: { unionid: 'desk', nickname: '小林' } });
  await login.render();
  const frame = login.page.frameLocator('iframe');
  await frame.getByRole('button', { name: '使用扫码登录' }).press('Enter');
  await expect(frame.getByAltText('使用微信扫一扫登录')).toBeVisible();
  await expect(frame.getByRole('button', { name: '微信快捷登录' })).toBeHidden();
});

test('fast_login: false with stylelite shows the QR code at once', async ({ login }) => {
  await login.open({ desktopUser: { unionid: 'desk', nickname: '小林' } });
  await login.render({ fast_login: false, stylelite: true });
  await expect(login.page.frameLocator('iframe').getByAltText('使用微信扫一扫登录')).toBeVisible();
});

test('WeChat’s page offers a new QR code after an error and after expiry', async ({ login }) => {
  await login.open({ faults: { poll: 500 } });
  await login.render();
  const refresh = login.page.frameLocator('iframe').getByRole('button', { name: '刷新' });
  await expect(refresh).toBeVisible();
  login.wechat.repair();
  await refresh.click();
  await login.wechat.waitFor('requested', { count: 2 });
  await expect(refresh).toBeHidden();
  login.wechat.expire();
  await refresh.click();
  await login.wechat.waitFor('requested', { count: 3 });
  login.wechat.approve();
  await login.waitFor('authorized');
});

test('WeChat’s page waits between two polls without a change', async ({ login }) => {
  await login.open({ faults: { poll: 408 } });
  let polls = 0;
  login.page.on('request', (request) => {
    if (request.url().includes('/connect/l/')) polls++;
  });
  await login.render();
  await login.waitFor('ready');
  await login.settle();
  expect(polls).toBeLessThanOrEqual(2);
});

test('at 160 px the note that this is not WeChat is legible, and phones still read the QR code', async ({
  login,
}) => {
  await login.open();
  const css = createStylesheet({ preset: 'minimal', qrSize: 160 });
  for (const [index, lang] of (['cn', 'en'] as const).entries()) {
    await login.render({ lang, width: 160, height: 160, css });
    await login.waitFor('ready', index + 1);
    const frame = login.page.frameLocator('iframe');
    const note = frame.getByText(lang === 'cn' ? '这不是微信' : 'this is not WeChat');
    await expect(note).toHaveCSS('font-size', '12px');
    expect(await note.evaluate(({ clientWidth, scrollWidth }) => scrollWidth - clientWidth)).toBe(0);
    expect(readQr(await login.page.screenshot())).toContain(
      'https://open.weixin.qq.com/connect/confirm?uuid=',
    );
  }
});

test('color_scheme: dark makes WeChat’s page dark', async ({ login }) => {
  await login.open();
  await login.render({ color_scheme: 'dark' });
  const body = login.page.frameLocator('iframe').locator('body');
  await expect(body).toHaveCSS('color', 'rgb(217, 217, 217)');
});

test('WeChat’s full page names the site, and goes to redirect_uri', async ({ login }) => {
  await login.open({ apps: [{ appid: APPID, name: '青瓷 Celadon' }] });
  const query = new URLSearchParams({
    appid: APPID,
    redirect_uri: `${login.server.shop}/callback`,
    response_type: 'code',
    scope: 'snsapi_login',
    state: 'S',
  });
  await login.page.goto(`https://open.weixin.qq.com/connect/qrconnect?${query}#wechat_redirect`);
  await expect(login.page.getByText('“青瓷 Celadon”')).toBeVisible();
  const { code } = login.wechat.approve();
  await login.page.waitForURL(`${login.server.shop}/callback?code=${code}&state=S`);
});

test('a WeChat page that hangs causes frame_timeout, and the visitor can retry', async ({ login }) => {
  await login.open({ faults: { page: 'hanging' } });
  await login.render({ timeout: 300 });
  expect(await login.waitFor('error')).toMatchObject({ code: 'frame_timeout' });
  login.wechat.repair();
  await login.page.getByRole('button', { name: '重试' }).click();
  await login.waitFor('ready');
});
