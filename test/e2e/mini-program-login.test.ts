import type { Page } from 'playwright/test';
import { findViolations } from './axe.js';
import { expect, test } from './fixtures.js';
import { MINI_PROGRAM, SHOP } from './sign-in-site.js';

test.use({ locale: 'zh-CN', settings: { miniProgram: MINI_PROGRAM } });

const PHONE = 'https://open.weixin.qq.com/connect/mini-program';

/** To the second tab, until its code can be scanned. */
async function showCode(page: Page): Promise<void> {
  await page.getByRole('tab', { name: '小程序' }).click();
  await expect(page.getByRole('img', { name: '登录二维码' })).toBeVisible();
}

/** The visitor's phone: the newest code on the screen before it. */
async function openPhone(page: Page): Promise<Page> {
  const phone = await page.context().newPage();
  await phone.goto(PHONE);
  await phone.getByRole('button', { name: '小林' }).click();
  await expect(phone.getByRole('heading', { name: 'Celadon' })).toBeVisible();
  return phone;
}

test('scanned, confirmed, signed in; the phone names the page that waits', async ({ site, page }) => {
  await site.open();
  await showCode(page);
  const phone = await openPhone(page);
  await expect(phone.getByText('模拟器 · 这不是微信')).toBeVisible();
  await expect(phone.getByText(new URL(site.origin).host)).toBeVisible();
  await expect(phone.getByText(/Chrome on Linux/)).toBeVisible();
  await expect(page.getByText('已扫码，请在手机上确认')).toBeVisible();
  await phone.getByRole('button', { name: '确认登录', exact: true }).click();
  await expect(phone.getByText('登录已确认，请回到电脑')).toBeVisible();
  await expect(page.getByRole('heading', { name: '你好，微信用户' })).toBeVisible();
  await page.reload();
  await expect(page.getByText('微信已连接')).toBeVisible();
});

test('the code stands inside its white box, however the page aligns its text', async ({ site, page }) => {
  await site.open();
  await showCode(page);
  const code = page.getByRole('img', { name: '登录二维码' });
  expect(await code.evaluate((image) => getComputedStyle(image).textAlign)).toBe('center');
  expect(await code.boundingBox()).toEqual(await code.locator('..').boundingBox());
});

test('cancelled on the phone; a fresh code, and it works', async ({ site, page }) => {
  await site.open();
  await showCode(page);
  await (await openPhone(page)).getByRole('button', { name: '取消' }).click();
  const panel = page.getByRole('tabpanel', { name: '小程序' });
  await expect(panel.getByText('已取消登录')).toBeVisible();
  await panel.getByRole('button', { name: '刷新' }).click();
  await expect(page.getByRole('img', { name: '登录二维码' })).toBeVisible();
  await (await openPhone(page)).getByRole('button', { name: '确认登录', exact: true }).click();
  await expect(page.getByRole('heading', { name: '你好，微信用户' })).toBeVisible();
});

test('the hosted login: back to the application with a token', async ({ site, page }) => {
  await site.open(`/login?${new URLSearchParams({ return_to: `${SHOP}/in` })}`);
  await showCode(page);
  const arrived = page.waitForRequest((request) => request.url().startsWith(`${SHOP}/in?`));
  await (await openPhone(page)).getByRole('button', { name: '确认登录', exact: true }).click();
  expect([...new URL((await arrived).url()).searchParams.keys()]).toEqual(['token']);
});

test('only the tab in front asks for a code, and the arrows move between them', async ({ site, page }) => {
  await site.open();
  expect(site.countOf('/api/scan-login')).toBe(0);
  expect(site.countOf('/api/auth/sign-in/social')).toBe(1);
  const [website, mini] = [
    page.getByRole('tab', { name: '微信' }),
    page.getByRole('tab', { name: '小程序' }),
  ];
  await website.focus();
  await page.keyboard.press('ArrowRight');
  await expect(mini).toBeFocused();
  await expect(mini).toHaveAttribute('aria-selected', 'true');
  await expect(website).toHaveAttribute('tabindex', '-1');
  await expect(page.getByRole('img', { name: '登录二维码' })).toBeVisible();
  expect(site.countOf('/api/scan-login')).toBe(1);
  await expect(page.locator('iframe')).toHaveCount(0);
  await page.keyboard.press('ArrowRight');
  await expect(website).toBeFocused();
  await expect(page.locator('iframe')).toBeVisible();
  await page.keyboard.press('End');
  await expect(mini).toBeFocused();
});

test.describe('somebody new, where visitors say which account is theirs', () => {
  test.use({ settings: { miniProgram: MINI_PROGRAM, association: 'ask' } });
  test('the bind page asks', async ({ site, page }) => {
    await site.open();
    await showCode(page);
    await (await openPhone(page)).getByRole('button', { name: '确认登录', exact: true }).click();
    await expect(page.getByRole('heading', { name: '连接你的账号' })).toBeVisible();
    await page.getByRole('button', { name: '没有账号？用此微信创建' }).click();
    await expect(page.getByRole('heading', { name: '你好，微信用户' })).toBeVisible();
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`nothing for axe to find, nothing cut off on a small phone, ${colorScheme}`, async ({
    site,
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 360, height: 740 });
    await site.open();
    await showCode(page);
    expect(await findViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    const phone = await openPhone(page);
    await phone.emulateMedia({ colorScheme });
    expect(await findViolations(phone)).toEqual([]);
  });
}
