import type { Page } from 'playwright/test';
import { findViolations } from './axe.js';
import { expect, test } from './fixtures.js';
import { SHOP } from './sign-in-site.js';

/** Nothing for axe in either theme, and nothing cut off on a small phone. */
async function expectSound(page: Page): Promise<void> {
  expect(await findViolations(page)).toEqual([]);
  await page.getByRole('button', { name: '切换明暗' }).click();
  expect(await findViolations(page)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 760 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
}

test.use({ locale: 'zh-CN' });

let addresses = 0;
const PASSWORD = 'correct horse';

async function fillIn(page: Page, email: string, button: string): Promise<void> {
  await page.getByLabel('邮箱').fill(email);
  await page.getByLabel('密码').fill(PASSWORD);
  await page.getByRole('button', { name: button, exact: true }).click();
}

/** Signs up by e-mail, and out again. */
async function createAccount(page: Page, origin: string): Promise<string> {
  const email = `lin-${process.pid}-${++addresses}@example.com`;
  await page.goto(origin);
  await page.getByRole('button', { name: '没有账号？注册' }).click();
  await page.getByLabel('名字').fill('林老板');
  await fillIn(page, email, '注册');
  await expect(page.getByRole('heading', { name: '你好，林老板' })).toBeVisible();
  await page.getByRole('button', { name: '退出登录' }).click();
  await expect(page.getByRole('heading', { name: '登录青瓷' })).toBeVisible();
  return email;
}

test('signed in: the page is sound', async ({ site, page }) => {
  await site.open();
  site.wechat.approve();
  await site.expectSignedIn();
  await expect(page.getByText('微信已绑定')).toBeVisible();
  await expectSound(page);
});

test('a visitor with e-mail and password connects WeChat, and comes back by a scan', async ({
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

test('who connects WeChat on the way to another application still gets there', async ({ site, page }) => {
  const email = await createAccount(page, site.origin);
  await fillIn(page, email, '登录');
  await expect(page.getByRole('heading', { name: '你好，林老板' })).toBeVisible();
  // With a character in it that better-auth wants escaped.
  await page.goto(`${site.origin}/login?${new URLSearchParams({ return_to: `${SHOP}/in?cart=*` })}`);
  const connect = page.getByRole('button', { name: '绑定微信' });
  await page.route('**/api/auth/link-social', (route) => route.fulfill({ status: 429 }), { times: 1 });
  await connect.click();
  await expect(page.getByRole('alert')).toHaveText('尝试太频繁，请稍候。');
  await connect.click();
  await expect(page.getByText('使用微信扫一扫登录')).toBeVisible();
  site.wechat.refuse();
  await site.expectFailure('你已取消登录');
  await page.getByRole('link', { name: '返回登录' }).click();
  await connect.click();
  await expect(page.getByText('使用微信扫一扫登录')).toBeVisible();
  site.wechat.approve();
  await expect(page.getByText('微信已绑定')).toBeVisible();
  await page.getByRole('link', { name: '继续前往 shop.example' }).click();
  await expect(page.getByRole('heading', { name: 'The shop' })).toBeVisible();
  expect(new URL(page.url()).searchParams.get('cart')).toBe('*');
});

test('a wrong password is told, and the form stays', async ({ site, page }) => {
  await page.goto(site.origin);
  await fillIn(page, 'nobody@example.com', '登录');
  await expect(page.getByRole('alert')).toHaveText('邮箱或密码不正确。');
  await expect(page.getByLabel('邮箱')).toHaveValue('nobody@example.com');
});

test.describe('login-only', () => {
  test.use({ settings: { loginOnly: true } });

  test('a stranger is refused on a clear page, and nobody can sign up', async ({ site, page }) => {
    await site.open();
    await expect(page.getByRole('button', { name: '没有账号？注册' })).toHaveCount(0);
    site.wechat.approve();
    await site.expectFailure('此微信没有绑定账号');
    await expectSound(page);
    await page.getByRole('link', { name: '返回登录' }).click();
    await site.untilReady();
  });
});

test.describe('association: ask', () => {
  test.use({ settings: { association: 'ask' } });

  test('a stranger signs in to an existing account once; from then on a scan is enough', async ({
    site,
    page,
  }) => {
    const email = await createAccount(page, site.origin);
    await site.untilReady();
    site.wechat.approve();
    await site.expectQuestion();
    await page.getByRole('button', { name: '是我', exact: true }).click();
    await expect(page.getByRole('heading', { name: '绑定你的账号' })).toBeFocused();
    await expect(page.getByText(`“${site.user.nickname}”`)).toBeVisible();
    await fillIn(page, email, '登录并绑定微信');
    await expect(page.getByRole('heading', { name: '你好，林老板' })).toBeVisible();
    await expect(page.getByText('微信已绑定')).toBeVisible();
    await page.getByRole('button', { name: '退出登录' }).click();
    await site.untilReady();
    site.wechat.approve();
    await expect(page.getByRole('heading', { name: '你好，林老板' })).toBeVisible();
  });

  test('or makes a new account of it', async ({ site, page }) => {
    await site.openByLink();
    site.wechat.approve();
    await site.expectQuestion();
    await page.getByRole('button', { name: '是我', exact: true }).click();
    await page.getByRole('button', { name: '没有账号？用此微信创建' }).click();
    await site.expectSignedIn();
  });

  test('a visitor whose code somebody else scanned says so, and nothing is bound', async ({ site, page }) => {
    const email = await createAccount(page, site.origin);
    await site.untilReady();
    site.wechat.approve();
    await site.expectQuestion();
    await page.getByRole('button', { name: '不是我' }).click();
    await site.untilReady();
    await fillIn(page, email, '登录');
    await expect(page.getByRole('button', { name: '绑定微信' })).toBeVisible();
    await page.goto(`${site.origin}/bind`);
    await site.expectFailure('等待的时间太久了');
  });

  test('a second scan in another tab is asked about again before anything is bound', async ({
    site,
    page,
    context,
  }) => {
    const email = await createAccount(page, site.origin);
    await site.untilReady();
    site.wechat.approve();
    await site.expectQuestion();
    await page.getByRole('button', { name: '是我', exact: true }).click();
    const other = await context.newPage();
    await site.open('/', other);
    site.wechat.approve();
    await site.expectQuestion(other);
    await fillIn(page, email, '登录并绑定微信');
    await site.expectQuestion();
    await page.getByRole('button', { name: '是我', exact: true }).click();
    await page.getByRole('button', { name: '绑定到当前账号“林老板”' }).click();
    await expect(page.getByText('微信已绑定')).toBeVisible();
  });

  test('the bind page is sound, and says so when there is nobody to connect', async ({ site, page }) => {
    await site.open();
    site.wechat.approve();
    await site.expectQuestion();
    await expectSound(page);
    await page.getByRole('button', { name: '是我', exact: true }).click();
    await expect(page.getByRole('heading', { name: '绑定你的账号' })).toBeVisible();
    await expectSound(page);
    await page.context().clearCookies();
    await page.reload();
    await site.expectFailure('等待的时间太久了');
  });
});
