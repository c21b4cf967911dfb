import { expectAccessible, fillIn } from './account-page.js';
import { expect, test } from './fixtures.js';

test.use({ locale: 'zh-CN' });

test('a visitor renames the account, and deletes it', async ({ site, page }) => {
  await site.open();
  site.wechat.approve();
  await site.expectSignedIn();
  const list = page.locator('.wechats');
  await expect(list.getByRole('listitem')).toContainText([site.user.nickname]);
  await expect(list).toContainText('这是你唯一的登录方式');
  await expect(page.getByRole('button', { name: /^解绑/ })).toHaveCount(0);

  await page.getByRole('button', { name: '修改 昵称' }).click();
  await expect(page.getByLabel('昵称')).toBeFocused();
  await page.getByLabel('昵称').fill('林老板');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { name: '你好，林老板' })).toBeVisible();

  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByRole('button', { name: '没有账号？注册' }).click();
  await page.getByLabel('昵称').fill('阿陈');
  await fillIn(page, `chen-${process.pid}@example.com`, '注册');
  await page.getByRole('button', { name: '修改 昵称' }).waitFor();
  await page.getByRole('button', { name: '删除账号' }).click();
  await page.getByRole('button', { name: '取消' }).click();
  await page.getByRole('button', { name: '删除账号' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: '永久删除' }).click();
  await expect(page.getByRole('heading', { name: '登录青瓷' })).toBeVisible();
  await fillIn(page, `chen-${process.pid}@example.com`, '登录');
  await expect(page.getByRole('alert')).toHaveText('邮箱或密码不正确。');
});

test('a visitor with a password unbinds a WeChat, and signs in again if the session is too old', async ({
  site,
  page,
}) => {
  await page.goto(site.origin);
  await page.getByRole('button', { name: '没有账号？注册' }).click();
  await page.getByLabel('昵称').fill('阿陈');
  await fillIn(page, `unbind-${process.pid}@example.com`, '注册');
  await page.getByRole('button', { name: '绑定微信' }).click();
  await expect(page.getByText('使用微信扫一扫登录')).toBeVisible();
  site.wechat.approve();
  await page.getByRole('button', { name: `解绑“${site.user.nickname}”` }).click();
  await expectAccessible(page);
  await page.route(
    '**/api/auth/account/unbind',
    (route) => route.fulfill({ status: 403, json: { code: 'SESSION_NOT_FRESH' } }),
    { times: 1 },
  );
  await page.getByRole('button', { name: '确认解绑' }).click();
  await expect(page.getByRole('alert')).toContainText(['请重新登录']);
  await page.getByRole('button', { name: '重新登录' }).click();
  await fillIn(page, `unbind-${process.pid}@example.com`, '登录');
  await page.getByRole('button', { name: `解绑“${site.user.nickname}”` }).click();
  await page.getByRole('button', { name: '确认解绑' }).click();
  await expect(page.getByText('微信已绑定')).toHaveCount(0);
});
