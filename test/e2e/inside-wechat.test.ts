import type { OfficialAccountUrlOptions } from '../../src/core/index.js';
import { findViolations } from './axe.js';
import { expect, test } from './fixtures.js';
import type { LoginPage } from './login-page.js';

/** Pages in WeChat's own browser. */

const WECHAT =
  'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/156.0.0.0 Mobile MicroMessenger/8.0.50';
const SHOWN = '请在电脑上打开此页面登录';

test.use({ userAgent: WECHAT, locale: 'zh-CN' });

/** Opens the official account's login by a link, with a state that the tab stores. */
async function signIn(login: LoginPage, more: Partial<OfficialAccountUrlOptions> = {}) {
  const options = { appid: 'wxoa', redirect_uri: `${login.server.shop}/login`, ...more };
  await login.page.evaluate((given) => window.site.offerOfficialAccount(given), options);
  await login.page.getByRole('link', { name: 'Official account' }).click();
}

test('sends no request to WeChat, and tells the visitor what to do', async ({ login }) => {
  const asked: string[] = [];
  login.page.on('request', (request) => {
    if (request.url().includes('qq.com')) asked.push(request.url());
  });
  await login.open();
  await login.render();
  await expect(login.page.getByText(SHOWN)).toBeVisible();
  await login.settle();
  expect([asked, await login.events()]).toEqual([[], []]);
  expect(await findViolations(login.page, '[data-status]')).toEqual([]);
  await login.page.getByRole('button', { name: '显示二维码' }).press('Enter');
  await login.waitFor('ready');
  await expect(login.page.getByText(SHOWN)).toBeHidden();
  login.wechat.approve();
  await login.waitFor('authorized');
});

test('snsapi_base returns at once, with a code and the state of this tab', async ({ login }) => {
  await login.open();
  await signIn(login, { scope: 'snsapi_base' });
  const { code } = await login.wechat.waitFor('approved');
  await login.page.waitForURL(`${login.server.shop}/login?code=${code}&state=*`);
  await login.page.waitForFunction(() => Boolean(window.site));
  const verified = await login.page.evaluate(() => {
    const result = window.site.readCallback();
    return [result, result && window.site.verifyState(result.state)];
  });
  expect(verified).toEqual([expect.objectContaining({ type: 'authorized', code }), true]);
});

test('snsapi_userinfo asks the visitor, and returns after the approval', async ({ login }) => {
  await login.open({ apps: [{ appid: 'wxoa', name: '青瓷 Celadon' }] });
  await signIn(login);
  await expect(login.page.getByRole('heading', { name: '青瓷 Celadon' })).toBeVisible();
  expect(await findViolations(login.page)).toEqual([]);
  await login.page.getByRole('button', { name: '允许' }).click();
  const { code } = await login.wechat.waitFor('approved');
  await login.page.waitForURL(`${login.server.shop}/login?code=${code}&state=*`);
});

test('a test can approve without the consent page', async ({ login }) => {
  await login.open();
  await signIn(login);
  await login.wechat.waitFor('requested');
  const { code } = login.wechat.approve();
  await login.page.waitForURL(`${login.server.shop}/login?code=${code}&state=*`);
});

test('after a refusal the visitor is back on the page, without a callback', async ({ login }) => {
  await login.open();
  const { shop } = login.server;
  await signIn(login, { redirect_uri: `${shop}/callback` });
  await login.page.getByRole('button', { name: '拒绝' }).click();
  await login.page.waitForURL(`${shop}/login?`);
  expect(login.requestsOf('/callback')).toEqual([]);
});

test.describe('in another browser', () => {
  test.use({ userAgent: 'Mozilla/5.0 (Linux; Android 14) Chrome/156.0.0.0 Mobile' });

  test("WeChat's page tells the visitor to open it in WeChat", async ({ login }) => {
    await login.open();
    await signIn(login);
    await expect(login.page.getByText('请在微信客户端打开链接')).toBeVisible();
    expect(login.wechat.logins).toEqual([]);
  });
});
