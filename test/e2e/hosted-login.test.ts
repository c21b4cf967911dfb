import { findViolations } from './axe.js';
import { expect, MATRIX, test } from './fixtures.js';
import { confirm, openPhone, showCode, typeNumber } from './mini-program-phone.js';
import { createShopRequest, SHOP } from './shop.js';
import { MINI_PROGRAM } from './sign-in-site.js';

test.use({ locale: 'zh-CN' });

test('openid-client signs in through the hosted page', async ({ site, page }) => {
  await page.goto(`${SHOP}/login`);
  await expect(page.getByText('小店 需要你用青瓷账号登录。')).toBeVisible();
  await expect(page.locator(`img[src="${SHOP}/logo.svg"]`)).toBeVisible();
  expect(await findViolations(page)).toEqual([]);
  await site.untilReady();
  site.wechat.approve();
  await expect(page.getByText(`Hello, ${site.user.nickname}`)).toBeVisible();
  expect([...new URL(page.url()).searchParams.keys()]).toEqual(['code', 'state', 'iss']);
});

test(
  'Auth.js signs in through the hosted page with its generic OpenID Connect provider',
  MATRIX,
  async ({ site, page }) => {
    await page.goto(`${SHOP}/auth/signin`);
    await page.getByRole('button', { name: /Celadon/ }).click();
    await site.untilReady();
    site.wechat.approve();
    await page.waitForURL(`${SHOP}/`);
    await page.goto(`${SHOP}/auth/session`);
    await expect(page.locator('body')).toContainText(site.user.nickname);
  },
);

test('a visitor can cancel, and the application gets access_denied', async ({ site, page }) => {
  await page.goto(`${SHOP}/login`);
  await page.getByRole('link', { name: '取消，返回 小店' }).click();
  await expect(page.getByText('You canceled')).toBeVisible();
  expect(new URL(page.url()).searchParams.get('error')).toBe('access_denied');
  expect(site.countRequests('/api/cancel')).toBe(1);
});

test('returns to the application after a refusal and a login by link', async ({ site, page }) => {
  await page.goto(`${SHOP}/login`);
  await page.getByRole('link', { name: '在微信页面登录' }).click();
  await expect(page.getByText('使用微信扫一扫登录')).toBeVisible();
  site.wechat.refuse();
  await site.expectFailure('你已取消登录');
  await page.getByRole('link', { name: '返回登录' }).click();
  await page.getByRole('link', { name: '在微信页面登录' }).click();
  await expect(page.getByText('使用微信扫一扫登录')).toBeVisible();
  site.wechat.approve();
  await expect(page.getByText(`Hello, ${site.user.nickname}`)).toBeVisible();
});

test(
  'returns to the application after a failed request and a second scan',
  MATRIX,
  async ({ site, page }) => {
    await page.goto(`${SHOP}/login`);
    await site.untilReady();
    await page.route('**/api/auth/callback/**', (route) => route.abort(), { times: 1 });
    site.wechat.approve();
    await site.expectFailure('网络已断开');
    await page.getByRole('link', { name: '返回登录' }).click();
    await site.untilReady();
    site.wechat.approve();
    await expect(page.getByText(`Hello, ${site.user.nickname}`)).toBeVisible();
  },
);

test('a signed-in visitor continues at once, chooses an account, or signs in again, as the application requests', async ({
  site,
  page,
}) => {
  await site.open();
  site.wechat.approve();
  await site.expectSignedIn();
  await page.goto(`${SHOP}/login`);
  await expect(page.getByText(`Hello, ${site.user.nickname}`)).toBeVisible();
  await page.goto(`${SHOP}/login?prompt=select_account`);
  await page.getByRole('link', { name: '继续前往 小店' }).click();
  await expect(page.getByText(`Hello, ${site.user.nickname}`)).toBeVisible();
  await page.goto(`${SHOP}/login?prompt=login`);
  await site.untilReady();
  site.wechat.approve();
  await expect(page.getByText(`Hello, ${site.user.nickname}`)).toBeVisible();
});

test('a request that names a connection goes directly to WeChat', async ({ site, page }) => {
  await page.goto(`${SHOP}/login?connection=website`);
  await page.waitForURL('https://open.weixin.qq.com/**');
  site.wechat.approve();
  await expect(page.getByText(`Hello, ${site.user.nickname}`)).toBeVisible();
  expect(site.countRequests('/login')).toBe(0);
});

test.describe('mini program', () => {
  test.use({ settings: { miniProgram: MINI_PROGRAM } });

  test('signs in to the application', async ({ site, page }) => {
    await page.goto(`${SHOP}/login`);
    await site.untilReady();
    await showCode(page);
    await typeNumber(page, await confirm(await openPhone(page)));
    await expect(page.getByText('Hello, 微信用户')).toBeVisible();
  });

  test('is the only way to sign in if the request names it', MATRIX, async ({ site, page }) => {
    await page.goto(`${SHOP}/login?connection=mini-program`);
    await expect(page.getByRole('img', { name: '登录二维码' })).toBeVisible();
    await expect(page.getByRole('tab')).toHaveCount(0);
    await expect(page.getByLabel('邮箱')).toHaveCount(0);
    await typeNumber(page, await confirm(await openPhone(page)));
    await expect(page.getByText('Hello, 微信用户')).toBeVisible();
    expect(site.countRequests('/api/auth/sign-in/social')).toBe(0);
  });
});

for (const coop of ['', 'same-origin', 'same-origin-allow-popups']) {
  test(`in a pop-up, with the page's policy ${coop || 'unset'}: openLoginPopup({ url }) resolves`, async ({
    site,
    page,
  }) => {
    await page.goto(`${SHOP}/popup?${new URLSearchParams({ coop })}`);
    const opened = page.context().waitForEvent('page');
    await page.getByRole('button', { name: 'Sign in' }).click();
    const popup = await opened;
    await expect(popup.getByText('小店 需要你用青瓷账号登录。')).toBeVisible();
    await site.untilReady(popup);
    const closed = popup.waitForEvent('close');
    site.wechat.approve();
    await closed;
    await expect(page.getByText(`Hello, ${site.user.nickname}`)).toBeVisible();
  });
}

test('in a pop-up, cancelling rejects with refused', MATRIX, async ({ site, page }) => {
  await page.goto(`${SHOP}/popup`);
  const opened = page.context().waitForEvent('page');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await (await opened).getByRole('link', { name: '取消，返回 小店' }).click();
  await expect(page.getByRole('status')).toHaveText('refused');
  expect(site.countRequests('/api/cancel')).toBe(1);
});

for (const [redirect_uri, title] of [
  ['https://evil.example/', '无法返回该地址'],
  ['//shop.example/callback', '无法返回该地址'],
] as const) {
  test(`refuses to return to ${redirect_uri}`, MATRIX, async ({ site, page }) => {
    await page.goto(site.origin + createShopRequest({ redirect_uri }));
    await site.expectFailure(title);
    await page.getByRole('link', { name: '返回登录' }).click();
    await site.untilReady();
    expect(page.url()).toBe(`${site.origin}/`);
  });
}

test.describe('callbackUrl', () => {
  test.use({ settings: { callbackUrl: `${SHOP}/wechat` } });

  test('gets the ID token by form post after a login that no application asked for', async ({
    site,
    page,
  }) => {
    let posted = '';
    await page.context().route(`${SHOP}/wechat`, (route) => {
      posted = `${route.request().method()} ${route.request().postData()}`;
      return route.fulfill({ contentType: 'text/html', body: '<h1>Delivered</h1>' });
    });
    await site.open('/?state=s1');
    site.wechat.approve();
    await expect(page.getByRole('heading', { name: 'Delivered' })).toBeVisible();
    expect(posted).toMatch(/^POST id_token=[\w-]+\.[\w-]+\.[\w-]+&state=s1$/);
    expect(page.url()).toBe(`${SHOP}/wechat`);
  });
});
