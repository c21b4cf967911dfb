import { brandingSchema } from '../../service/server/config/branding.js';
import { findViolations } from './axe.js';
import { expect, test } from './fixtures.js';

const branding = brandingSchema.parse({
  name: '青瓷',
  terms: 'https://celadon.example/terms',
  privacy: 'https://celadon.example/privacy',
});
test.use({ locale: 'zh-CN', settings: { branding, phone: 'on' } });

test('asks nothing of WeChat and sends no form before the visitor accepts the terms, and asks once', async ({
  site,
  page,
}) => {
  await page.goto(site.origin);
  const box = page.getByRole('checkbox', { name: '我已阅读并同意《用户协议》和《隐私政策》' });
  await expect(box).not.toBeChecked();
  await expect(page.getByRole('link', { name: '《用户协议》' })).toHaveAttribute(
    'href',
    branding.terms as string,
  );
  await expect(page.getByRole('link', { name: '《隐私政策》' })).toHaveAttribute(
    'href',
    branding.privacy as string,
  );
  await page.getByLabel('邮箱').fill('lin@example.com');
  await page.getByLabel('密码').fill('correct horse');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(box).toBeFocused();
  await expect(page.getByRole('alert').getByText('请先阅读并同意协议')).toBeVisible();
  expect(await findViolations(page)).toEqual([]);
  await expect(page.locator('iframe')).toHaveCount(0);
  expect(site.wechat.logins).toHaveLength(0);
  expect(site.countRequests('/api/auth/sign-in/email')).toBe(0);
  expect(site.countRequests('/api/auth/sign-in/social')).toBe(0);
  await page.getByRole('button', { name: '手机号登录' }).click();
  await page.getByLabel('手机号').fill('138 0013 8000');
  await page.getByRole('button', { name: '获取验证码' }).click();
  await expect(box).toBeFocused();
  expect(site.countRequests('/api/auth/phone-number/send-otp')).toBe(0);

  await page.getByRole('button', { name: '同意并显示二维码' }).click();
  await expect(box).toBeChecked();
  await site.untilReady();
  await page.reload();
  await site.untilReady();
  await expect(box).toBeChecked();
  // The login came with the page.
  expect(site.countRequests('/api/auth/sign-in/social')).toBe(1);
  site.wechat.approve();
  await site.expectSignedIn();
});
