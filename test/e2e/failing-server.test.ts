import type { Route } from 'playwright/test';
import { expect, MATRIX, test } from './fixtures.js';
import { createShopRequest } from './shop.js';

test.use({ locale: 'zh-CN' });

const LOGIN = createShopRequest();

/** The ways in which a request can fail, with the title of the failure page. */
const FAILURES: readonly [how: string, title: string, fail: (route: Route) => Promise<void>][] = [
  ['the network fails', '网络已断开', (route) => route.abort('internetdisconnected')],
  [
    'the proxy finds no server',
    '出了点问题',
    (route) => route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>Bad Gateway</h1>' }),
  ],
  ['the server answers 500', '出了点问题', (route) => route.fulfill({ status: 500 })],
];

/** Sends the page without data, like a server that could not read them. The page then requests the data. */
async function sendWithoutData(route: Route): Promise<void> {
  const { host, port, pathname, search } = new URL(route.request().url());
  // Unlike browsers, Node does not resolve names below localhost.
  const response = await route.fetch({
    url: `http://127.0.0.1:${port}${pathname}${search}`,
    headers: { ...route.request().headers(), host },
  });
  const html = await response.text();
  await route.fulfill({ response, body: html.replace(/(<div id="root"><\/div>).*?(?=<noscript>)/s, '$1') });
}

for (const [index, [how, title, fail]] of FAILURES.entries()) {
  // `npm test` runs only one of them, because the page handles all of them in the same way.
  const details = index ? MATRIX : {};

  for (const path of ['/api/config', '/api/auth/get-session']) {
    test(
      `shows the failure page and keeps the application if ${how} for ${path}`,
      details,
      async ({ site, page }) => {
        await page.goto(site.origin + LOGIN);
        const address = page.url();
        await page.route(address, sendWithoutData, { times: 1 });
        await page.route(`**${path}*`, fail, { times: 1 });
        await page.goto(address);
        await site.expectFailure(title);
        await page.getByRole('link', { name: '返回登录' }).click();
        await expect(page.getByText('小店 需要你用青瓷账号登录')).toBeVisible();
      },
    );
  }

  test(`shows the failure page if ${how} at the end of a login`, details, async ({ site, page }) => {
    await site.open();
    await page.route('**/api/auth/get-session', fail, { times: 1 });
    site.wechat.approve();
    await site.expectFailure(title);
    // The server has created the session anyway.
    await page.getByRole('link', { name: '返回登录' }).click();
    await site.expectSignedIn();
  });

  test(`stays signed in if ${how} while signing out`, MATRIX, async ({ site, page }) => {
    await site.open();
    site.wechat.approve();
    await site.expectSignedIn();
    await page.route('**/api/auth/sign-out', fail, { times: 1 });
    await page.getByRole('button', { name: '退出登录' }).click();
    await expect(page.getByRole('alert')).toHaveText('退出失败，你仍处于登录状态。请重试。');
    await site.expectSignedIn();
    await page.getByRole('button', { name: '退出登录' }).click();
    await expect(page.locator('[data-status=ready]')).toBeVisible();
    await page.reload();
    await expect(page.locator('[data-status=ready]')).toBeVisible();
  });
}

test(
  'shows a failed sign-in by e-mail in the form, which can be sent again',
  MATRIX,
  async ({ site, page }) => {
    await page.goto(site.origin);
    await page.getByLabel('邮箱').fill('nobody@example.com');
    await page.getByLabel('密码').fill('correct horse');
    const submit = page.getByRole('button', { name: '登录', exact: true });
    await page.route('**/api/auth/sign-in/email', (route) => route.abort(), { times: 1 });
    await submit.click();
    await expect(page.getByRole('alert')).toHaveText('无法连接服务器，请检查网络后重试。');
    await submit.click();
    await expect(page.getByRole('alert')).toHaveText('邮箱或密码不正确。');
  },
);

test('offers to retry if starting a login fails', async ({ site, page }) => {
  // The server starts no login for a prefetched page. The page starts it.
  await page.setExtraHTTPHeaders({ 'sec-purpose': 'prefetch' });
  await page.route('**/api/auth/sign-in/social', (route) => route.abort(), { times: 1 });
  await page.goto(site.origin);
  await expect(page.getByText('二维码暂时无法加载')).toBeVisible();
  await page.getByRole('button', { name: '刷新二维码' }).click();
  await expect(page.locator('[data-status=ready]')).toBeVisible();
});

test.describe('association ask', () => {
  test.use({ settings: { association: 'ask' } });

  test('the bind page shows failed requests, and can be opened again', MATRIX, async ({ site, page }) => {
    await page.route('**/api/auth/wechat/stranger', (route) => route.abort(), { times: 1 });
    await site.open();
    site.wechat.approve();
    await site.expectFailure('网络已断开');
    await page.goto(`${site.origin}/bind`);
    await page.route('**/api/auth/wechat/new-account', (route) => route.abort(), { times: 1 });
    await page.getByRole('button', { name: '是我', exact: true }).click();
    await page.getByRole('button', { name: '没有账号？用此微信创建' }).click();
    await site.expectFailure('网络已断开');
    await page.goto(`${site.origin}/bind`);
    await page.route('**/api/auth/wechat/forget', (route) => route.fulfill({ status: 503 }), { times: 1 });
    await page.getByRole('button', { name: '不是我' }).click();
    await site.expectFailure('出了点问题');
  });
});
