import { expect, MATRIX, test } from './fixtures.js';

test.use({ locale: 'zh-CN' });

test('QR code in the page: signs in, stays signed in after a reload, and signs out', async ({
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

test('QR code in the page: signs in after a refusal and a second scan', MATRIX, async ({ site, page }) => {
  await site.open();
  site.wechat.refuse();
  await expect(page.getByText('你已取消登录')).toBeVisible();
  expect(site.countRequests('/api/auth/callback/wechat')).toBe(0);
  await page.getByRole('button', { name: '刷新二维码' }).click();
  await site.untilReady();
  site.wechat.approve();
  await site.expectSignedIn();
});

test('link: signs in', async ({ site, page }) => {
  await site.openByLink();
  site.wechat.approve();
  await site.expectSignedIn();
  expect(page.url()).toBe(`${site.origin}/`);
});

test('link: shows the refusal, and links to the login page', MATRIX, async ({ site, page }) => {
  await site.openByLink();
  site.wechat.refuse();
  await site.expectFailure('你已取消登录');
  await page.getByRole('link', { name: '返回登录' }).click();
  await site.untilReady();
});

test('pop-up: signs in, and closes the window', async ({ site, page }) => {
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

test('pop-up: shows the refusal, and the QR code still works', MATRIX, async ({ site, page }) => {
  await site.open();
  const [inPage] = site.wechat.logins;
  // Screen readers announce only changes in a region that already exists.
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

test('the back button sends no code again, and shows the account page', async ({ site, page }) => {
  await site.openByLink();
  site.wechat.approve();
  await site.expectSignedIn();
  await page.goBack();
  await expect(page.getByText('使用微信扫一扫登录')).toBeVisible();
  await page.goBack();
  await site.expectSignedIn();
  expect(site.countRequests('/api/auth/callback/wechat')).toBe(1);
});

test('shows the account page after going back to the login page', MATRIX, async ({ site, page }) => {
  await site.open();
  site.wechat.approve();
  await site.expectSignedIn();
  await page.goto(`${site.origin}/failed?error=no_code`);
  await page.goBack();
  await site.expectSignedIn();
  expect(site.countRequests('/api/auth/callback/wechat')).toBe(1);
});

test('two tabs sign in at the same time', async ({ site, page, context }) => {
  const second = await context.newPage();
  await site.open();
  await site.open('/', second);
  const [first, other] = site.wechat.logins;
  expect(first?.state).not.toBe(other?.state);
  // The older one first, because the newer one must not have replaced its cookie.
  for (const login of [first, other]) site.wechat.approve({ uuid: login?.uuid ?? '' });
  await site.expectSignedIn(page);
  await site.expectSignedIn(second);
});
