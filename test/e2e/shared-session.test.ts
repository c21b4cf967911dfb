import { createAccount, fillIn } from './account-page.js';
import { expect, test } from './fixtures.js';

test.use({ locale: 'zh-CN' });

test('a sign-in and a sign-out in one tab are seen in the other', async ({ site, page, context }) => {
  const email = await createAccount(page, site.origin);
  const other = await context.newPage();
  await other.goto(site.origin);
  await fillIn(page, email, '登录');
  await expect(other.getByRole('heading', { name: '你好，林老板' })).toBeVisible();
  await other.getByRole('button', { name: '退出登录' }).click();
  await expect(page.getByRole('heading', { name: '登录青瓷' })).toBeVisible();
});

test('the pages of a failed login and of an unknown address offer what helps', async ({ site, page }) => {
  const opened = await page.goto(`${site.origin}/nothing`);
  expect(opened?.status()).toBe(404);
  await expect(page.getByRole('heading', { name: '页面不存在' })).toBeVisible();
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible();
  await page.getByRole('button', { name: '中文' }).click();
  await page.goto(`${site.origin}/failed?error=offline`);
  await page.getByRole('link', { name: '重试' }).click();
  await site.untilReady();
  site.wechat.approve();
  await site.expectSignedIn();
  // As after going back to WeChat's page.
  await page.goto(`${site.origin}/failed?error=state_mismatch`);
  await site.expectSignedIn();
  await page.goto(`${site.origin}/failed?error=no_code`);
  await page.getByRole('link', { name: '前往我的账号' }).click();
  await site.expectSignedIn();
});
