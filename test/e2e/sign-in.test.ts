import { HttpResponse, http } from 'msw';
import { expect, test } from './fixtures.js';

test.use({ locale: 'zh-CN' });

test('QR in the page: approved, the visitor is signed in, stays so after a reload, and can sign out', async ({
  site,
  page,
}) => {
  await site.open();
  const address = page.url();
  site.wechat.approve();
  await site.expectSignedIn();
  expect(page.url()).toBe(address);
  await page.reload();
  await site.expectSignedIn();
  await page.getByRole('button', { name: '退出登录' }).click();
  await site.untilReady();
  await page.reload();
  await site.untilReady();
});

test('QR in the page: refused, and on second thoughts approved', async ({ site, page }) => {
  await site.open();
  site.wechat.refuse();
  await expect(page.getByText('你已取消登录')).toBeVisible();
  expect(site.countOf('/api/auth/callback/wechat')).toBe(0);
  await page.getByRole('button', { name: '刷新二维码' }).click();
  await site.untilReady();
  site.wechat.approve();
  await site.expectSignedIn();
});

test('link: approved', async ({ site, page }) => {
  await site.openByLink();
  site.wechat.approve();
  await site.expectSignedIn();
  expect(page.url()).toBe(`${site.origin}/`);
});

test('link: refused, the page says so and offers the way on', async ({ site, page }) => {
  await site.openByLink();
  site.wechat.refuse();
  await site.expectFailure('你已取消登录');
  await page.getByRole('link', { name: '返回登录' }).click();
  await site.untilReady();
});

test('pop-up: approved, the window closes and the page is signed in', async ({ site, page }) => {
  await site.open();
  const opened = page.waitForEvent('popup');
  await page.getByRole('button', { name: '在新窗口中登录' }).click();
  const popup = await opened;
  await expect(popup.getByText('使用微信扫一扫登录')).toBeVisible();
  const closed = popup.waitForEvent('close');
  site.wechat.approve();
  await closed;
  await site.expectSignedIn();
});

test('pop-up: refused, the page says so, and its QR still works', async ({ site, page }) => {
  await site.open();
  const [inPage] = site.wechat.logins;
  // Screen readers announce what changes in a region that they know already.
  const region = await page.getByRole('status').last().elementHandle();
  const opened = page.waitForEvent('popup');
  await page.getByRole('button', { name: '在新窗口中登录' }).click();
  const popup = await opened;
  await expect(popup.getByText('使用微信扫一扫登录')).toBeVisible();
  const closed = popup.waitForEvent('close');
  site.wechat.refuse();
  await closed;
  await expect(page.getByText('你已取消登录')).toBeVisible();
  expect(await region?.textContent()).toBe('你已取消登录');
  site.wechat.approve({ uuid: inPage?.uuid ?? '' });
  await site.expectSignedIn();
});

test('back button: no code is sent again, and the login page knows that the visitor is in', async ({
  site,
  page,
}) => {
  await site.openByLink();
  site.wechat.approve();
  await site.expectSignedIn();
  await page.goBack();
  await expect(page.getByText('使用微信扫一扫登录')).toBeVisible();
  await page.goBack();
  await site.expectSignedIn();
  expect(site.countOf('/api/auth/callback/wechat')).toBe(1);
});

test('back to the login page after the scan in it: signed in, too', async ({ site, page }) => {
  await site.open();
  site.wechat.approve();
  await site.expectSignedIn();
  await page.goto(`${site.origin}/failed?error=no_code`);
  await page.goBack();
  await site.expectSignedIn();
  expect(site.countOf('/api/auth/callback/wechat')).toBe(1);
});

test('two tabs sign in at once', async ({ site, page, context }) => {
  const second = await context.newPage();
  await site.open();
  await site.open('/', second);
  const [first, other] = site.wechat.logins;
  expect(first?.state).not.toBe(other?.state);
  // The older one first: its cookie must have outlived the newer one's.
  for (const login of [first, other]) site.wechat.approve({ uuid: login?.uuid ?? '' });
  await site.expectSignedIn(page);
  await site.expectSignedIn(second);
});

test('a forged state is refused by the callback page and by the server', async ({ site, page }) => {
  await site.open();
  const { code } = site.wechat.approve();
  await site.expectSignedIn();
  await page.getByRole('button', { name: '退出登录' }).click();
  for (const path of ['/callback.html', '/api/auth/callback/wechat']) {
    await page.goto(`${site.origin}${path}?code=${code}&state=forged`);
    await site.expectFailure('登录已失效');
    expect(page.url()).not.toContain(code);
  }
});

test('a callback that is replayed signs nobody in', async ({ site, page }) => {
  const callback = page.waitForRequest('**/api/auth/callback/wechat?*');
  await site.openByLink();
  site.wechat.approve();
  const replayed = (await callback).url();
  await site.expectSignedIn();
  await page.getByRole('button', { name: '退出登录' }).click();
  await site.untilReady();
  await page.goto(replayed);
  await site.expectFailure('登录已失效');
  await site.open();
});

test('somebody else’s code and state do not sign this browser in', async ({ site, page, browser }) => {
  await site.open();
  const { code, state } = site.wechat.approve();
  await site.expectSignedIn();
  const other = await browser.newContext({ locale: 'zh-CN' });
  const theirs = await other.newPage();
  await theirs.goto(`${site.origin}/api/auth/callback/wechat?code=${code}&state=${state}`);
  await expect(theirs.getByRole('heading', { name: '登录已失效' })).toBeVisible();
  await other.close();
  await page.reload();
  await site.expectSignedIn();
});

test('a QR that stood too long is not offered: a fresh one is for a fresh login', async ({ site, page }) => {
  await page.clock.install();
  await site.open();
  const stateOf = async () =>
    new URL((await page.locator('iframe').getAttribute('src')) ?? '').searchParams.get('state');
  const stale = await stateOf();
  await page.clock.fastForward('04:31');
  await expect(page.getByText('二维码已过期')).toBeVisible();
  // Nor as a pop-up: its scan would end in a state that the server has forgotten.
  const popup = page.getByRole('button', { name: '在新窗口中登录' });
  await expect(popup).toBeDisabled();
  await page.getByRole('button', { name: '刷新二维码' }).click();
  await site.untilReady();
  expect(await stateOf()).not.toBe(stale);
  await expect(popup).toBeEnabled();
  site.wechat.approve();
  await site.expectSignedIn();
});

test('a new picture of the QR is not a new login: it is not offered longer for that', async ({
  site,
  page,
}) => {
  await page.clock.install();
  await site.open();
  await page.clock.fastForward('04:00');
  const drawn = page.waitForRequest('https://open.weixin.qq.com/connect/qrconnect?*');
  await page.getByRole('button', { name: '深色模式' }).click();
  await drawn;
  await expect(page.locator('[data-status=ready]')).toBeVisible();
  await page.clock.fastForward('00:31');
  const expired = page.getByRole('status').filter({ hasText: '二维码已过期' });
  await expect(expired.getByText('二维码已过期')).toBeVisible();
  await expect(page.locator('iframe')).toHaveCount(0);
  await expired.getByRole('button', { name: '刷新二维码' }).press('Enter');
  await expect(page.locator('[data-status=ready]')).toBeVisible();
  // The button is gone, and the keyboard is where it was.
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByRole('button', { name: '没有账号？注册' })).toBeFocused();
});

test("WeChat's API fails after the scan: the page says so, and the next scan works", async ({
  site,
  page,
}) => {
  await site.open();
  site.network.use(
    http.get('https://api.weixin.qq.com/sns/oauth2/access_token', () => HttpResponse.error(), { once: true }),
  );
  site.wechat.approve();
  await site.expectFailure('暂时连接不上微信');
  await page.getByRole('link', { name: '返回登录' }).click();
  await site.untilReady();
  site.wechat.approve();
  await site.expectSignedIn();
});

test('the server cannot be reached after the scan', async ({ site, page }) => {
  await site.open();
  await page.route('**/api/auth/callback/**', (route) => route.abort());
  site.wechat.approve();
  await site.expectFailure('网络已断开');
});

test('the server cannot say for which login the QR is: there is another try', async ({ site, page }) => {
  await page.route('**/api/auth/sign-in/social', (route) => route.fulfill({ status: 500, json: {} }), {
    times: 1,
  });
  await page.goto(site.origin);
  await expect(page.getByText('二维码暂时无法加载')).toBeVisible();
  await page.getByRole('button', { name: '刷新二维码' }).click();
  await site.untilReady();
  site.wechat.approve();
  await site.expectSignedIn();
});

test('inside WeChat, which cannot scan itself, no QR is asked for', async ({ site, browser }) => {
  const context = await browser.newContext({ locale: 'zh-CN', userAgent: 'Mozilla/5.0 MicroMessenger/8.0' });
  const page = await context.newPage();
  await page.goto(site.origin);
  await expect(page.getByText('你正在微信里打开此页')).toBeVisible();
  await expect(page.locator('iframe')).toHaveCount(0);
  await context.close();
});

test('visitors of a deployment are not offered the panel for developers', async ({ site, page }) => {
  await site.open();
  await expect(page.getByRole('button', { name: 'English' })).toBeVisible();
  await expect(page.getByRole('button', { name: '开发者面板' })).toHaveCount(0);
});

test.describe('with a login page of an official account', () => {
  const inWeChat = 'https://shop.example/in-wechat';
  test.use({ settings: { officialAccountUrl: inWeChat }, userAgent: 'Mozilla/5.0 MicroMessenger/8.0' });

  test('inside WeChat there is a link to it, and no QR nobody can scan', async ({ site, page }) => {
    await page.goto(site.origin);
    await expect(page.getByRole('link', { name: '使用当前微信登录' })).toHaveAttribute('href', inWeChat);
    await expect(page.locator('iframe')).toHaveCount(0);
  });
});
