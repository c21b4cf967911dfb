import { expect, test } from './fixtures.js';
import { SHOP } from './sign-in-site.js';

test.use({ locale: 'zh-CN' });

const RETURN_TO = `${SHOP}/in?cart=7`;
const LOGIN = `/login?${new URLSearchParams({ return_to: RETURN_TO })}`;

test('an application gets a token that it can redeem once', async ({ site, page }) => {
  await site.open(LOGIN);
  await expect(page.getByText('shop.example 需要你用青瓷账号登录')).toBeVisible();
  site.wechat.approve();
  await expect(page.getByRole('heading', { name: 'The shop' })).toBeVisible();
  const { searchParams } = new URL(page.url());
  expect([...searchParams.keys()]).toEqual(['cart', 'token']);
  // What the application's server does; it has no browser that knows the host name.
  const verify = () =>
    fetch(`http://127.0.0.1:${new URL(site.origin).port}/api/auth/one-time-token/verify`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token: searchParams.get('token') }),
    });
  expect(await (await verify()).json()).toMatchObject({ user: { name: site.user.nickname } });
  expect((await verify()).status).toBe(400);
});

test('returns to the application after a refusal and a login by link', async ({ site, page }) => {
  await site.openByLink(LOGIN);
  site.wechat.refuse();
  await site.expectFailure('你已取消登录');
  await page.getByRole('link', { name: '返回登录' }).click();
  await page.getByRole('link', { name: '在微信页面登录' }).click();
  await expect(page.getByText('使用微信扫一扫登录')).toBeVisible();
  site.wechat.approve();
  await expect(page.getByRole('heading', { name: 'The shop' })).toBeVisible();
});

test('returns to the application after a failed request and a second scan', async ({ site, page }) => {
  await site.open(LOGIN);
  await page.route('**/api/auth/callback/**', (route) => route.abort(), { times: 1 });
  site.wechat.approve();
  await site.expectFailure('网络已断开');
  await page.getByRole('link', { name: '返回登录' }).click();
  await site.untilReady();
  site.wechat.approve();
  await expect(page.getByRole('heading', { name: 'The shop' })).toBeVisible();
});

test('asks a signed-in visitor before it returns to the application', async ({ site, page }) => {
  await site.open();
  site.wechat.approve();
  await site.expectSignedIn();
  await page.goto(site.origin + LOGIN);
  await page.getByRole('link', { name: '继续前往 shop.example' }).click();
  await expect(page.getByRole('heading', { name: 'The shop' })).toBeVisible();
});

for (const return_to of ['//evil.example', '']) {
  test(`refuses an application that is not in the allowlist: ${JSON.stringify(return_to)}`, async ({
    site,
    page,
  }) => {
    await page.goto(`${site.origin}/login?${new URLSearchParams({ return_to })}`);
    await site.expectFailure('无法返回该应用');
    await page.getByRole('link', { name: '返回登录' }).click();
    await site.untilReady();
    expect(page.url()).toBe(`${site.origin}/`);
  });
}
