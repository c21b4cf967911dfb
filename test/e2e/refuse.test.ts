import { expect, test } from './fixtures.js';

test.describe('a refusal', () => {
  test('calls onRefused when WeChat redirects with the state only', async ({ login, page }) => {
    await login.open({ refusal: 'redirect' });
    await login.render();
    await login.waitFor('ready');
    const { state } = login.wechat.refuse();
    expect(await login.waitFor('refused')).toEqual({ state });
    expect(await login.of('authorized')).toEqual([]);
    await expect(page.getByRole('status')).toContainText('你已取消登录');
    await page.getByRole('button', { name: '刷新二维码' }).click();
    await login.waitFor('ready', 2);
    expect(login.wechat.logins).toHaveLength(2);
    expect(login.wechat.logins[1]?.state).not.toBe(state);
  });

  test('does not call onRefused while WeChat’s page keeps waiting, and a later approval counts', async ({
    login,
    page,
  }) => {
    await login.open({ refusal: 'stay' });
    await login.render();
    await login.waitFor('ready');
    login.wechat.refuse();
    await expect(page.frameLocator('iframe').getByText('你已取消此次登录')).toBeVisible();
    expect((await login.of('status')).at(-1)).toBe('ready');
    login.wechat.approve();
    await login.waitFor('authorized');
    expect(await login.of('refused')).toEqual([]);
  });
});
