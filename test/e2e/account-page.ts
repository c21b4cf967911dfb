import { expect, type Page } from 'playwright/test';
import { findViolations } from './axe.js';

/** Expects no axe violations in both themes, and a layout that fits a small phone. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await findViolations(page)).toEqual([]);
  await page.getByRole('button', { name: '切换主题' }).click();
  expect(await findViolations(page)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 760 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
}

let addresses = 0;
const PASSWORD = 'correct horse';

export async function fillIn(page: Page, email: string, button: string): Promise<void> {
  await page.getByLabel('邮箱').fill(email);
  await page.getByLabel('密码').fill(PASSWORD);
  await page.getByRole('button', { name: button, exact: true }).click();
}

/** Signs up by e-mail, and signs out. Resolves to the address. */
export async function createAccount(page: Page, origin: string): Promise<string> {
  const email = `lin-${process.pid}-${++addresses}@example.com`;
  await page.goto(origin);
  await page.getByRole('button', { name: '没有账号？注册' }).click();
  await page.getByLabel('昵称').fill('林老板');
  await fillIn(page, email, '注册');
  await expect(page.getByRole('heading', { name: '你好，林老板' })).toBeVisible();
  await page.getByRole('button', { name: '退出登录' }).click();
  await expect(page.getByRole('heading', { name: '登录青瓷' })).toBeVisible();
  return email;
}
