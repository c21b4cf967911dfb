import { expect, MATRIX, test } from './fixtures.js';
import { confirm, getOther, openPhone, showCode, typeNumber } from './mini-program-phone.js';
import { MINI_PROGRAM } from './sign-in-site.js';

test.use({ locale: 'zh-CN', settings: { miniProgram: MINI_PROGRAM } });

test('signs in after scan, confirmation and number, and the phone shows site and browser', async ({
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

test('the QR code fills its white box', MATRIX, async ({ site, page }) => {
  await site.open();
  await showCode(page);
  const code = page.getByRole('img', { name: '登录二维码' });
  expect(await code.evaluate((image) => getComputedStyle(image).textAlign)).toBe('center');
  expect(await code.boundingBox()).toEqual(await code.locator('..').boundingBox());
});

test('signs in with a new code after the login was canceled on the phone', async ({ site, page }) => {
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

test('a wrong number invalidates the code, so that an attacker who confirmed it is not signed in', async ({
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

test('accepts full-width digits, and does not send a single digit', MATRIX, async ({ site, page }) => {
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

test('does not take the focus from a visitor who is typing a password', MATRIX, async ({ site, page }) => {
  await site.open();
  await showCode(page);
  const password = page.getByLabel('密码');
  await password.focus();
  await confirm(await openPhone(page));
  await expect(page.getByLabel('输入手机上显示的数字')).toBeVisible();
  await expect(password).toBeFocused();
});

test(
  'keeps the number after a lost connection, so that the visitor can send it again',
  MATRIX,
  async ({ site, page }) => {
    await site.open();
    await showCode(page);
    const number = await confirm(await openPhone(page));
    await page.route('**/session', (route) => route.abort(), { times: 1 });
    await typeNumber(page, number);
    await expect(page.getByRole('alert').getByText('无法连接服务器')).toBeVisible();
    await page.getByRole('button', { name: '完成登录' }).click();
    await expect(page.getByRole('heading', { name: '你好，微信用户' })).toBeVisible();
  },
);

test('shows that the number has expired', MATRIX, async ({ site, page }) => {
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

test('only the selected tab requests a code, and arrow keys select tabs', async ({ site, page }) => {
  await site.open();
  expect(site.countRequests('/api/scan-login/mini-program')).toBe(0);
  // The login of the first tab came with the page.
  expect(site.countRequests('/api/auth/sign-in/social')).toBe(0);
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
  expect(site.countRequests('/api/scan-login/mini-program')).toBe(1);
  await expect(page.locator('iframe')).toHaveCount(0);
  await page.keyboard.press('ArrowRight');
  await expect(website).toBeFocused();
  await expect(page.locator('iframe')).toBeVisible();
  await page.keyboard.press('End');
  await expect(mini).toBeFocused();
});
