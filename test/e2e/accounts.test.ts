import { createAccount, expectAccessible, fillIn } from './account-page.js';
import { expect, MATRIX, test } from './fixtures.js';
import { createShopRequest, SHOP } from './shop.js';

test.use({ locale: 'zh-CN' });

test('the account page is accessible, and fits a small phone', MATRIX, async ({ site, page }) => {
  await site.open();
  site.wechat.approve();
  await site.expectSignedIn();
  await expect(page.getByText('微信已绑定')).toBeVisible();
  await expectAccessible(page);
});

test('a visitor with e-mail and password connects WeChat, and signs in with a scan afterwards', async ({
  site,
  page,
}) => {
  const email = await createAccount(page, site.origin);
  await fillIn(page, email, '登录');
  await page.getByRole('button', { name: '绑定微信' }).click();
  await expect(page.getByText('使用微信扫一扫登录')).toBeVisible();
  site.wechat.approve();
  await expect(page.getByText('微信已绑定')).toBeVisible();
  await page.getByRole('button', { name: '退出登录' }).click();
  await site.untilReady();
  site.wechat.approve();
  await expect(page.getByRole('heading', { name: '你好，林老板' })).toBeVisible();
});

test(
  'a visitor who connects WeChat during a hosted login still returns to the application',
  MATRIX,
  async ({ site, page }) => {
    const email = await createAccount(page, site.origin);
    await fillIn(page, email, '登录');
    await expect(page.getByRole('heading', { name: '你好，林老板' })).toBeVisible();
    // Contains a character that better-auth requires to be escaped.
    await page.goto(site.origin + createShopRequest({ state: 'a*b', prompt: 'select_account' }));
    const connect = page.getByRole('button', { name: '绑定微信' });
    await page.route('**/api/auth/link-social', (route) => route.fulfill({ status: 429 }), { times: 1 });
    await connect.click();
    await expect(page.getByRole('alert')).toHaveText('操作太频繁，请稍后再试。');
    await connect.click();
    await expect(page.getByText('使用微信扫一扫登录')).toBeVisible();
    site.wechat.refuse();
    await site.expectFailure('你已取消登录');
    await page.getByRole('link', { name: '返回登录' }).click();
    await connect.click();
    await expect(page.getByText('使用微信扫一扫登录')).toBeVisible();
    site.wechat.approve();
    await expect(page.getByText('微信已绑定')).toBeVisible();
    const arrived = page.waitForRequest((request) => request.url().startsWith(`${SHOP}/callback?`));
    await page.getByRole('link', { name: '继续前往 小店' }).click();
    const { searchParams } = new URL((await arrived).url());
    expect(searchParams.get('code')).not.toBeNull();
    expect(searchParams.get('state')).toBe('a*b');
  },
);

test('shows an error for a wrong password, and keeps the form', MATRIX, async ({ site, page }) => {
  await page.goto(site.origin);
  await fillIn(page, 'nobody@example.com', '登录');
  await expect(page.getByRole('alert')).toHaveText('邮箱或密码不正确。');
  await expect(page.getByLabel('邮箱')).toHaveValue('nobody@example.com');
});

test.describe('LOGIN_ONLY', () => {
  test.use({ settings: { loginOnly: true } });

  test('explains that a WeChat without an account cannot sign in, and offers no sign-up', async ({
    site,
    page,
  }) => {
    await site.open();
    await expect(page.getByRole('button', { name: '没有账号？注册' })).toHaveCount(0);
    site.wechat.approve();
    await site.expectFailure('此微信没有绑定账号');
    await expectAccessible(page);
    await page.getByRole('link', { name: '返回登录' }).click();
    await site.untilReady();
  });
});
