import { expectAccessible, fillIn } from './account-page.js';
import { findViolations } from './axe.js';
import { expect, test } from './fixtures.js';
import { confirm, openPhone, typeNumber } from './mini-program-phone.js';
import { MINI_PROGRAM } from './sign-in-site.js';

test.use({ locale: 'zh-CN', settings: { miniProgram: MINI_PROGRAM } });

test('a visitor binds a WeChat by mini program, and a WeChat of another account is refused', async ({
  site,
  page,
}) => {
  const signUp = async (email: string) => {
    await page.goto(site.origin);
    await page.getByRole('button', { name: '没有账号？注册' }).click();
    await page.getByLabel('昵称').fill('阿陈');
    await fillIn(page, `${email}-${process.pid}@example.com`, '注册');
  };
  const open = page.getByRole('button', { name: '通过小程序扫码绑定微信' });
  const code = page.getByRole('img', { name: '微信绑定二维码' });
  /** Scans with the visitor's phone and confirms. Resolves to the number that the phone shows. */
  const scan = async () => {
    await expect(code).toBeVisible();
    const phone = await openPhone(page);
    await expect(phone.getByRole('definition').filter({ hasText: '阿陈' })).toBeVisible();
    await expect(phone.getByText('绑定到账号')).toBeVisible();
    return confirm(phone, '确认绑定');
  };
  await signUp('first');

  // By keyboard: the code gets the focus, and the button gets it back.
  await open.press('Enter');
  await expect(page.getByRole('region', { name: '通过小程序扫码绑定微信' })).toBeFocused();
  await expect(code).toBeVisible();
  await page.getByRole('button', { name: '取消', exact: true }).press('Enter');
  await expect(open).toBeFocused();

  await open.click();
  const number = await scan();
  await expect(page.getByLabel('输入手机上显示的数字')).toBeFocused();
  expect(await findViolations(page)).toEqual([]);
  await typeNumber(page, number, '完成绑定');
  await expect(page.getByRole('status').getByText('微信绑定成功。')).toBeVisible();
  await expect(page.locator('.wechats').getByRole('listitem')).toContainText(['通过小程序扫码绑定']);
  await expect(open).toBeFocused();
  await page.getByRole('button', { name: '退出登录' }).click();
  await expect(page.getByRole('heading', { name: '登录青瓷' })).toBeVisible();

  await signUp('second');
  await open.click();
  await expect(code).toBeVisible();
  await expectAccessible(page);
  await typeNumber(page, await scan(), '完成绑定');
  await expect(page.getByText('此微信已绑定其他账号')).toBeVisible();
  await page.getByRole('button', { name: '刷新二维码' }).click();
  await expect(code).toBeVisible();
  // The session is too old for a new code.
  await page.route(
    '**/api/scan-login/mini-program/bind',
    (route) => route.fulfill({ status: 403, json: { code: 'SESSION_NOT_FRESH' } }),
    { times: 1 },
  );
  await page.getByRole('button', { name: '取消', exact: true }).click();
  await open.click();
  await expect(page.getByText('为了你的安全，请重新登录')).toBeVisible();
  await page.getByRole('button', { name: '重新登录' }).click();
  await expect(page.getByRole('heading', { name: '登录青瓷' })).toBeVisible();
});
