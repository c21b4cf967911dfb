import { createAccount, expectAccessible, fillIn } from './account-page.js';
import { expect, MATRIX, test } from './fixtures.js';

test.use({ locale: 'zh-CN' });

test.describe('association ask', () => {
  test.use({ settings: { association: 'ask' } });

  test('connects WeChat to an account after one sign-in, and signs in with a scan afterwards', async ({
    site,
    page,
  }) => {
    const email = await createAccount(page, site.origin);
    await site.untilReady();
    site.wechat.approve();
    await site.expectQuestion();
    await page.getByRole('button', { name: '是我', exact: true }).click();
    await expect(page.getByRole('heading', { name: '绑定账号' })).toBeFocused();
    await expect(page.getByText(`“${site.user.nickname}”`)).toBeVisible();
    await fillIn(page, email, '登录并绑定');
    await expect(page.getByRole('heading', { name: '你好，林老板' })).toBeVisible();
    await expect(page.getByText('微信已绑定')).toBeVisible();
    await page.getByRole('button', { name: '退出登录' }).click();
    await site.untilReady();
    site.wechat.approve();
    await expect(page.getByRole('heading', { name: '你好，林老板' })).toBeVisible();
  });

  test('creates a new account on request', MATRIX, async ({ site, page }) => {
    await site.openByLink();
    site.wechat.approve();
    await site.expectQuestion();
    await page.getByRole('button', { name: '是我', exact: true }).click();
    await page.getByRole('button', { name: '没有账号？用此微信创建' }).click();
    await site.expectSignedIn();
  });

  test('connects nothing if the visitor says that the WeChat is not theirs', async ({ site, page }) => {
    const email = await createAccount(page, site.origin);
    await site.untilReady();
    site.wechat.approve();
    await site.expectQuestion();
    await page.getByRole('button', { name: '不是我' }).click();
    await site.untilReady();
    await fillIn(page, email, '登录');
    await expect(page.getByRole('button', { name: '绑定微信' })).toBeVisible();
    await page.goto(`${site.origin}/bind`);
    await site.expectFailure('扫码结果已过期');
  });

  test('offers another account to a visitor who is signed in already', async ({ site, page }) => {
    const email = await createAccount(page, site.origin);
    await site.untilReady();
    site.wechat.approve();
    await site.expectQuestion();
    // Meanwhile, the visitor signs in with an account that is not the right one.
    await page.evaluate(
      (body) =>
        fetch('/api/auth/sign-up/email', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body,
        }),
      JSON.stringify({ name: '阿陈', email: `other-${process.pid}@example.com`, password: 'correct horse' }),
    );
    await page.reload();
    await page.getByRole('button', { name: '是我', exact: true }).click();
    await expect(page.getByRole('button', { name: '绑定到当前账号“阿陈”' })).toBeVisible();
    await page.getByRole('button', { name: '使用其他账号' }).click();
    await expect(page.getByRole('heading', { name: '绑定账号' })).toBeFocused();
    await fillIn(page, email, '登录并绑定');
    await expect(page.getByRole('heading', { name: '你好，林老板' })).toBeVisible();
    await expect(page.getByText('微信已绑定')).toBeVisible();
  });

  test('asks again after a second scan in another tab', MATRIX, async ({ site, page, context }) => {
    const email = await createAccount(page, site.origin);
    await site.untilReady();
    site.wechat.approve();
    await site.expectQuestion();
    await page.getByRole('button', { name: '是我', exact: true }).click();
    const other = await context.newPage();
    await site.open('/', other);
    site.wechat.approve();
    await site.expectQuestion(other);
    await fillIn(page, email, '登录并绑定');
    await site.expectQuestion();
    await page.getByRole('button', { name: '是我', exact: true }).click();
    await page.getByRole('button', { name: '绑定到当前账号“林老板”' }).click();
    await expect(page.getByText('微信已绑定')).toBeVisible();
  });

  test('the bind page is accessible, and reports an expired scan', MATRIX, async ({ site, page }) => {
    await site.open();
    site.wechat.approve();
    await site.expectQuestion();
    await expectAccessible(page);
    await page.getByRole('button', { name: '是我', exact: true }).click();
    await expect(page.getByRole('heading', { name: '绑定账号' })).toBeVisible();
    await expectAccessible(page);
    await page.context().clearCookies();
    await page.reload();
    await site.expectFailure('扫码结果已过期');
  });
});
