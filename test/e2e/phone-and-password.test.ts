import { HttpResponse, http } from 'msw';
import { createAccount, expectAccessible } from './account-page.js';
import { expect, test } from './fixtures.js';
import type { SignInSite } from './sign-in-site.js';

const [SMS, MAIL] = ['https://sms.example/hook', 'https://mail.example/hook'];
test.use({
  locale: 'zh-CN',
  settings: {
    phone: 'on',
    passwordReset: true,
    smsWebhook: SMS,
    emailWebhook: MAIL,
    webhookSecret: 'c2VjcmV0',
  },
});

/** Receives what the service sends to its webhooks. Returns the messages. */
function receive(site: SignInSite): Record<string, string>[] {
  const messages: Record<string, string>[] = [];
  for (const address of [SMS, MAIL]) {
    site.network.use(
      http.post(address, async ({ request }) => {
        messages.push(((await request.json()) as { data: Record<string, string> }).data);
        return new HttpResponse(null, { status: 204 });
      }),
    );
  }
  return messages;
}

test('a visitor signs in by phone number, and changes the number', async ({ site, page, context }) => {
  const messages = receive(site);
  await page.goto(site.origin);
  await page.getByRole('button', { name: '手机号登录' }).click();
  const [number, code] = [page.getByLabel('手机号'), page.getByLabel('验证码')];
  await expect(code).toHaveAttribute('autocomplete', 'one-time-code');
  await expect(code).toHaveAttribute('inputmode', 'numeric');
  await number.fill('138');
  await page.getByRole('button', { name: '获取验证码' }).click();
  await expect(number).toBeFocused();
  await expect(number).toHaveAttribute('aria-invalid', 'true');
  await number.fill('１３８ 0013 8001');
  await page.getByRole('button', { name: '获取验证码' }).click();
  await expect(page.getByText('验证码已发送至 +86 138 0013 8001')).toBeVisible();
  await expect(page.getByRole('button', { name: /^(60|5\d) 秒后重发$/ })).toBeDisabled();
  await expect(code).toBeFocused();
  await code.fill(messages[0]?.code === '000000' ? '000001' : '000000');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('alert')).toHaveText('验证码不正确，请检查短信中的六位数字。');
  await expect(code).toBeFocused();
  await expectAccessible(page);
  await page.getByLabel('7 天内自动登录').uncheck();
  await code.fill(messages[0]?.code ?? '');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('heading', { name: /^你好，用户\d{6}$/ })).toBeVisible();
  const session = (await context.cookies()).find(({ name }) => name.endsWith('session_token'));
  expect(session?.expires).toBe(-1);

  await expect(page.getByText('+86 138 0013 8001')).toBeVisible();
  await page.getByRole('button', { name: '修改 手机号' }).click();
  await expect(number).toBeFocused();
  await number.fill('13800138002');
  await page.getByRole('button', { name: '获取验证码' }).click();
  await expect(page.getByText('验证码已发送至 +86 138 0013 8002')).toBeVisible();
  await expectAccessible(page);
  await code.fill(messages[1]?.code ?? '');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('+86 138 0013 8002')).toBeVisible();
});

test('a visitor who has forgotten the password sets a new one by e-mail', async ({ site, page }) => {
  const messages = receive(site);
  const email = await createAccount(page, site.origin);
  await page.getByRole('link', { name: '忘记密码？' }).click();
  await page.getByLabel('邮箱').fill(email);
  await page.getByRole('button', { name: '发送链接' }).click();
  await expect(page.getByRole('status')).toContainText(`如果 ${email} 有账号`);
  await expectAccessible(page);

  await expect.poll(() => messages.length).toBe(1);
  const link = messages[0]?.url ?? '';
  // In the same tab, only the fragment changes.
  await page.goto(link);
  const password = page.getByLabel('新密码');
  await expect(page.getByText('至少 8 位')).toBeVisible();
  await password.fill('short');
  await page.getByRole('button', { name: '保存新密码' }).click();
  await expect(password).toBeFocused();
  await expect(password).toHaveAttribute('aria-invalid', 'true');
  await page.getByRole('button', { name: '显示密码' }).click();
  await expect(password).toHaveAttribute('type', 'text');
  await expectAccessible(page);
  await password.fill('battery staple');
  await page.getByRole('button', { name: '保存新密码' }).click();
  await expect(page.getByRole('heading', { name: '密码已更新' })).toBeFocused();
  await page.getByRole('link', { name: '登录', exact: true }).click();
  await page.getByLabel('邮箱').fill(email);
  await page.getByLabel('密码').fill('battery staple');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('heading', { name: '你好，林老板' })).toBeVisible();

  await page.goto('about:blank');
  await page.goto(link);
  await password.fill('battery staple');
  await page.getByRole('button', { name: '保存新密码' }).click();
  await expect(page.getByRole('heading', { name: '链接已失效' })).toBeFocused();
  await page.getByRole('button', { name: '重新获取链接' }).click();
  await expect(page.getByRole('heading', { name: '重置密码' })).toBeVisible();
});

test.describe('with association ask', () => {
  test.use({ settings: { association: 'ask', phone: 'on', smsWebhook: SMS, webhookSecret: 'c2VjcmV0' } });

  test('a visitor connects WeChat to the account of a phone number', async ({ site, page }) => {
    const messages = receive(site);
    await site.open();
    site.wechat.approve();
    await site.expectQuestion();
    await page.getByRole('button', { name: '是我', exact: true }).click();
    await page.getByRole('button', { name: '手机号登录' }).click();
    await page.getByLabel('手机号').fill('13800138003');
    await page.getByRole('button', { name: '获取验证码' }).click();
    await expect(page.getByText('验证码已发送至')).toBeVisible();
    await page.getByLabel('验证码').fill(messages[0]?.code ?? '');
    await page.getByRole('button', { name: '登录并绑定' }).click();
    await expect(page.getByText('微信已绑定')).toBeVisible();
  });
});
