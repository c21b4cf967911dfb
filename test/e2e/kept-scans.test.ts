import { expect, test } from './fixtures.js';
import { confirm, openPhone, showCode, typeNumber } from './mini-program-phone.js';
import { MINI_PROGRAM } from './sign-in-site.js';

test.use({ locale: 'zh-CN', settings: { miniProgram: MINI_PROGRAM } });

test('a scanned code of a website survives another tab and another theme', async ({ site, page }) => {
  await site.open();
  site.wechat.scan();
  const frame = page.frameLocator('iframe');
  await expect(frame.getByText('扫描成功')).toBeVisible();
  const before = site.wechat.logins.length;
  await showCode(page);
  await page.getByRole('button', { name: '切换主题' }).click();
  await page.getByRole('tab', { name: '微信扫码' }).click();
  await expect(frame.getByText('扫描成功')).toBeVisible();
  expect(site.wechat.logins).toHaveLength(before);
  site.wechat.approve();
  await site.expectSignedIn();
});

test('a scanned code that was abandoned makes room for a new one', async ({ site, page }) => {
  await site.open();
  site.wechat.scan();
  await expect(page.frameLocator('iframe').getByText('扫描成功')).toBeVisible();
  await page.getByRole('button', { name: '换个二维码' }).click();
  await expect(page.frameLocator('iframe').getByText('扫描成功')).toBeHidden();
  await site.untilReady();
  site.wechat.approve();
  await site.expectSignedIn();
});

test('a scanned code of a mini program survives another tab', async ({ site, page }) => {
  await site.open();
  await showCode(page);
  const phone = await openPhone(page);
  await expect(page.getByText('扫描成功，请在手机上确认')).toBeVisible();
  await page.getByRole('tab', { name: '微信扫码' }).click();
  const number = await confirm(phone);
  await page.getByRole('tab', { name: '小程序扫码' }).click();
  await typeNumber(page, number);
  await expect(page.getByRole('heading', { name: '你好，微信用户' })).toBeVisible();
  expect(site.countRequests('/api/scan-login/mini-program')).toBe(1);
});

test('a visitor leaves a scanned code of a mini program for another code', async ({ site, page }) => {
  await site.open();
  await showCode(page);
  await openPhone(page);
  await page.getByRole('button', { name: '返回重新扫码' }).click();
  await expect(page.getByRole('img', { name: '登录二维码' })).toBeVisible();
});

test('covers the code while the browser is offline', async ({ site, page, context }) => {
  await site.open();
  const cover = page.getByRole('tabpanel', { name: '微信' }).getByText('网络已断开');
  await context.setOffline(true);
  await expect(cover).toBeVisible();
  const box = await page.locator('.code-box:visible').evaluate((element) => element.clientHeight);
  expect((await cover.boundingBox())?.height).toBe(box);
  await context.setOffline(false);
  await expect(cover).toBeHidden();
});
