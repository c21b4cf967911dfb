import { HttpResponse, http } from 'msw';
import { expect, MATRIX, test } from './fixtures.js';

test.use({ locale: 'zh-CN' });

test("shows a failure of WeChat's API, and signs in with the next scan", async ({ site, page }) => {
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

test('shows that the server cannot be reached after the scan', async ({ site, page }) => {
  await site.open();
  await page.route('**/api/auth/callback/**', (route) => route.abort());
  site.wechat.approve();
  await site.expectFailure('网络已断开');
});

test('offers to retry if the server fails to start a login', MATRIX, async ({ site, page }) => {
  // The server starts no login for a prefetched page.
  await page.setExtraHTTPHeaders({ 'sec-purpose': 'prefetch' });
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

test('requests no QR code inside WeChat, and explains why', async ({ site, browser }) => {
  const context = await browser.newContext({ locale: 'zh-CN', userAgent: 'Mozilla/5.0 MicroMessenger/8.0' });
  const page = await context.newPage();
  await page.goto(site.origin);
  await expect(page.getByText('你正在微信里打开此页')).toBeVisible();
  await expect(page.locator('iframe')).toHaveCount(0);
  await context.close();
});

test('a deployment does not offer the developer panel', MATRIX, async ({ site, page }) => {
  await site.open();
  await expect(page.getByRole('button', { name: 'English' })).toBeVisible();
  await expect(page.getByRole('button', { name: '开发者面板' })).toHaveCount(0);
});

test.describe('with WECHAT_OFFICIAL_ACCOUNT_URL', () => {
  const inWeChat = 'https://shop.example/in-wechat';
  test.use({ settings: { officialAccountUrl: inWeChat }, userAgent: 'Mozilla/5.0 MicroMessenger/8.0' });

  test('links to the official account inside WeChat instead of showing a QR code', async ({ site, page }) => {
    await page.goto(site.origin);
    await expect(page.getByRole('link', { name: '使用当前微信登录' })).toHaveAttribute('href', inWeChat);
    await expect(page.locator('iframe')).toHaveCount(0);
  });
});
