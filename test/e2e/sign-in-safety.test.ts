import { expect, MATRIX, test } from './fixtures.js';

test.use({ locale: 'zh-CN' });

test('the callback page and the server refuse a forged state', async ({ site, page }) => {
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

test('refuses a repeated callback', async ({ site, page }) => {
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

test('refuses code and state of another browser', async ({ site, page, browser }) => {
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

test(
  'replaces a QR code whose state has expired with one for a new login',
  MATRIX,
  async ({ site, page }) => {
    await page.clock.install();
    await site.open();
    const getState = async () =>
      new URL((await page.locator('iframe').getAttribute('src')) ?? '').searchParams.get('state');
    const stale = await getState();
    await page.clock.fastForward('04:31');
    await expect(page.getByText('二维码已过期')).toBeVisible();
    // No pop-up either: the server no longer knows its state, so its scan would fail.
    const popup = page.getByRole('button', { name: '在新窗口中登录' });
    await expect(popup).toBeDisabled();
    await page.getByRole('button', { name: '刷新二维码' }).click();
    await site.untilReady();
    expect(await getState()).not.toBe(stale);
    await expect(popup).toBeEnabled();
    site.wechat.approve();
    await site.expectSignedIn();
  },
);

test('refreshing the QR code does not extend the login', MATRIX, async ({ site, page }) => {
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
  // The button is removed, and the focus stays at its place.
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByRole('button', { name: '没有账号？注册' })).toBeFocused();
});
