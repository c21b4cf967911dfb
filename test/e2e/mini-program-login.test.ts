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

/** Confirms on the phone. The number that it shows then. */
async function confirm(phone: Page, button = '确认登录'): Promise<string> {
  await phone.getByRole('button', { name: button, exact: true }).click();
  await expect(phone.getByRole('heading', { name: '在登录页面上输入这个数字' })).toBeVisible();
  return (await phone.getByText(/^\d\d$/).textContent()) ?? '';
}

async function typeNumber(page: Page, number: string): Promise<void> {
  await page.getByLabel('输入手机上显示的数字').fill(number);
  await page.getByRole('button', { name: '完成登录' }).click();
}

/** A number that the phone does not show. */
const getOther = (number: string) => (number === '10' ? '11' : '10');

test('scanned, confirmed, the number typed, signed in; the phone names the page that waits', async ({
  site,
  page,
}) => {
  await site.open();
  await showCode(page);
  const phone = await openPhone(page);
  await expect(phone.getByText('模拟器 · 这不是微信')).toBeVisible();
  await expect(phone.getByText(new URL(site.origin).host)).toBeVisible();
  await expect(phone.getByText(/Chrome on Linux/)).toBeVisible();
  await expect(page.getByText('已扫码，请在手机上确认')).toBeVisible();
  const number = await confirm(phone);
  await expect(page.getByLabel('输入手机上显示的数字')).toBeFocused();
  await typeNumber(page, number);
  await expect(page.getByRole('heading', { name: '你好，微信用户' })).toBeVisible();
  await page.reload();
  await expect(page.getByText('微信已绑定')).toBeVisible();
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
  await typeNumber(page, await confirm(await openPhone(page)));
  await expect(page.getByRole('heading', { name: '你好，微信用户' })).toBeVisible();
});

test('whoever photographs the code and confirms first is not let in: a wrong number ends the code', async ({
  site,
  page,
}) => {
  await site.open();
  await showCode(page);
  const number = await confirm(await openPhone(page));
  await expect(page.getByText('你的手机上没有数字？')).toBeVisible();
  await typeNumber(page, getOther(number));
  const panel = page.getByRole('tabpanel', { name: '小程序' });
  await expect(panel.getByText('数字不对')).toBeVisible();
  expect((await page.context().cookies()).some(({ name }) => name.includes('session_token'))).toBe(false);
  await panel.getByRole('button', { name: '刷新二维码' }).press('Enter');
  await expect(page.getByRole('img', { name: '登录二维码' })).toBeVisible();
  await expect(panel.locator('[data-status]')).toBeFocused();
  await typeNumber(page, await confirm(await openPhone(page)));
  await expect(page.getByRole('heading', { name: '你好，微信用户' })).toBeVisible();
});

test('the number may be typed in full width; one digit is not sent', async ({ site, page }) => {
  await site.open();
  await showCode(page);
  const number = await confirm(await openPhone(page));
  const input = page.getByLabel('输入手机上显示的数字');
  await input.fill(number.slice(0, 1));
  await expect(page.getByRole('button', { name: '完成登录' })).toBeDisabled();
  await input.fill(number.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)));
  await expect(input).toHaveValue(number);
  await input.press('Enter');
  await expect(page.getByRole('heading', { name: '你好，微信用户' })).toBeVisible();
});

test('somebody who types a password while another one confirms keeps the focus', async ({ site, page }) => {
  await site.open();
  await showCode(page);
  const password = page.getByLabel('密码');
  await password.focus();
  await confirm(await openPhone(page));
  await expect(page.getByLabel('输入手机上显示的数字')).toBeVisible();
  await expect(password).toBeFocused();
});

test('a lost connection leaves the number in place to be sent again', async ({ site, page }) => {
  await site.open();
  await showCode(page);
  const number = await confirm(await openPhone(page));
  await page.route('**/session', (route) => route.abort(), { times: 1 });
  await typeNumber(page, number);
  await expect(page.getByRole('alert').getByText('连接不上服务器')).toBeVisible();
  await page.getByRole('button', { name: '完成登录' }).click();
  await expect(page.getByRole('heading', { name: '你好，微信用户' })).toBeVisible();
});

test('a number that nobody types expires, and the page says so', async ({ site, page }) => {
  await page.clock.install();
  await site.open();
  await showCode(page);
  await confirm(await openPhone(page));
  await expect(page.getByLabel('输入手机上显示的数字')).toBeVisible();
  await page.clock.fastForward('02:01');
  const panel = page.getByRole('tabpanel', { name: '小程序' });
  await expect(panel.getByText('二维码已过期')).toBeVisible();
  await panel.getByRole('button', { name: '刷新二维码' }).click();
  await expect(page.getByRole('img', { name: '登录二维码' })).toBeVisible();
});

test('the hosted login: back to the application with a token', async ({ site, page }) => {
  await site.open(`/login?${new URLSearchParams({ return_to: `${SHOP}/in` })}`);
  await showCode(page);
  const arrived = page.waitForRequest((request) => request.url().startsWith(`${SHOP}/in?`));
  await typeNumber(page, await confirm(await openPhone(page)));
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
    await typeNumber(page, await confirm(await openPhone(page)));
    await expect(page.getByRole('heading', { name: '这是你的微信吗？' })).toBeVisible();
    await expect(page.getByText('微信用户', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: '是我', exact: true }).click();
    await page.getByRole('button', { name: '没有账号？用此微信创建' }).click();
    await expect(page.getByRole('heading', { name: '你好，微信用户' })).toBeVisible();
  });
});

const NUMBER = '+8613800138000';
test.describe('a phone number that belongs to somebody else by now, where numbers find accounts', () => {
  const before = { unionid: `before-${process.pid}`, nickname: '旧主', phoneNumber: NUMBER };
  const after = { unionid: `after-${process.pid}`, nickname: '新主', phoneNumber: NUMBER };
  test.use({
    settings: { miniProgram: MINI_PROGRAM, association: 'match' },
    others: { before, after },
  });

  /** Scans and confirms with the phone of one of them. */
  async function signIn(page: Page, nickname: string): Promise<void> {
    await showCode(page);
    const phone = await page.context().newPage();
    await phone.goto(PHONE);
    await phone.getByRole('button', { name: nickname }).click();
    await typeNumber(page, await confirm(phone, '用手机号确认登录'));
  }

  test('the next owner is told why, and does not enter the old account', async ({ site, page }) => {
    await site.open();
    await signIn(page, '旧主');
    await page.getByRole('button', { name: '退出登录' }).click();
    await signIn(page, '新主');
    await expect(page.getByRole('heading', { name: '这是你的微信吗？' })).toBeVisible();
    await expect(page.getByText('手机尾号 8000')).toBeVisible();
    await page.getByRole('button', { name: '是我', exact: true }).click();
    await expect(page.getByText('有账号登记了你的手机号，但绑定的是另一个微信。')).toBeVisible();
    expect(await findViolations(page)).toEqual([]);
    await page.getByRole('button', { name: '不是我的账号，创建新账号' }).click();
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
    await confirm(phone);
    expect(await findViolations(phone)).toEqual([]);
    await expect(page.getByLabel('输入手机上显示的数字')).toBeVisible();
    expect(await findViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
}
