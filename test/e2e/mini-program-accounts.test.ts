import type { Page } from 'playwright/test';
import { findViolations } from './axe.js';
import { expect, MATRIX, test } from './fixtures.js';
import { confirm, openPhone, PHONE, showCode, typeNumber } from './mini-program-phone.js';
import { MINI_PROGRAM } from './sign-in-site.js';

test.use({ locale: 'zh-CN', settings: { miniProgram: MINI_PROGRAM } });

test.describe('a new WeChat with association ask', () => {
  test.use({ settings: { miniProgram: MINI_PROGRAM, association: 'ask' } });
  test('continues on the bind page', async ({ site, page }) => {
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
test.describe('a phone number with a new owner, with association match', () => {
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

  test(
    'explains the conflict to the new owner, and does not sign in to the old account',
    MATRIX,
    async ({ site, page }) => {
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
    },
  );
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`is accessible and fits a small phone, ${colorScheme}`, MATRIX, async ({ site, page }) => {
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

test.describe('association match with LOGIN_ONLY', () => {
  test.use({ settings: { miniProgram: MINI_PROGRAM, association: 'match', loginOnly: true } });
  test('says the same on phone and page to a WeChat without an account', async ({ site, page }) => {
    await site.open();
    await showCode(page);
    const phone = await openPhone(page);
    await phone.getByRole('button', { name: '确认登录', exact: true }).click();
    await expect(phone.getByText('你的微信还没有绑定账号')).toBeVisible();
    const panel = page.getByRole('tabpanel', { name: '小程序' });
    await expect(panel.getByText('你的微信还没有绑定账号')).toBeVisible();
    expect(await findViolations(page)).toEqual([]);
    await panel.getByRole('button', { name: '刷新二维码' }).click();
    await expect(page.getByRole('img', { name: '登录二维码' })).toBeVisible();
  });
});
