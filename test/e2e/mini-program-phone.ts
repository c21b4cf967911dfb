import { expect, type Page } from 'playwright/test';

export const PHONE = 'https://open.weixin.qq.com/connect/mini-program';

/** Selects the mini program's tab, and waits for the QR code. */
export async function showCode(page: Page): Promise<void> {
  await page.getByRole('tab', { name: '小程序' }).click();
  await expect(page.getByRole('img', { name: '登录二维码' })).toBeVisible();
}

/** Opens the visitor's phone, which scans the newest code. */
export async function openPhone(page: Page): Promise<Page> {
  const phone = await page.context().newPage();
  await phone.goto(PHONE);
  await phone.getByRole('button', { name: '小林' }).click();
  await expect(phone.getByRole('heading', { name: '青瓷' })).toBeVisible();
  return phone;
}

/** Confirms on the phone. Resolves to the number that it shows. */
export async function confirm(phone: Page, button = '确认登录'): Promise<string> {
  await phone.getByRole('button', { name: button, exact: true }).click();
  await expect(phone.getByRole('heading', { name: '在网页上输入这个数字' })).toBeVisible();
  return (await phone.getByText(/^\d\d$/).textContent()) ?? '';
}

export async function typeNumber(page: Page, number: string, submit = '完成登录'): Promise<void> {
  await page.getByLabel('输入手机上显示的数字').fill(number);
  await page.getByRole('button', { name: submit }).click();
}

/** Returns a wrong number. */
export const getOther = (number: string) => (number === '10' ? '11' : '10');
