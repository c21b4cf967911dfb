import { createAccount, fillIn } from './account-page.js';
import { expect, test } from './fixtures.js';

test.use({ locale: 'zh-CN' });

test('the form shows errors at their field, shows the password, and does not move', async ({
  site,
  page,
}) => {
  const email = await createAccount(page, site.origin);
  const heading = page.getByRole('heading', { level: 1 });
  const place = await heading.boundingBox();
  const card = await page.locator('.card').boundingBox();
  await page.getByLabel('邮箱').fill(email);
  const password = page.getByLabel('密码');
  await password.fill('wrong password');
  const submit = page.getByRole('button', { name: '登录', exact: true });
  const before = await submit.boundingBox();
  await submit.click();
  await expect(password).toBeFocused();
  await expect(password).toHaveAttribute('aria-invalid', 'true');
  await expect(password).toHaveAccessibleDescription('邮箱或密码不正确。');
  expect(await submit.boundingBox()).toEqual(before);

  await page.getByRole('button', { name: '显示密码' }).click();
  await expect(password).toHaveAttribute('type', 'text');

  await page.getByRole('button', { name: '没有账号？注册' }).click();
  expect((await heading.boundingBox())?.y).toBe(place?.y);
  expect((await page.locator('.card').boundingBox())?.height).toBe(card?.height);
  await expect(password).toHaveAccessibleDescription('至少 8 位');
  await page.getByLabel('昵称').fill('林老板');
  await fillIn(page, email, '注册');
  await expect(page.getByLabel('邮箱')).toBeFocused();
  await expect(page.getByLabel('邮箱')).toHaveAttribute('aria-invalid', 'true');

  for (const control of await page.locator('button:visible, .ways a:visible').all()) {
    expect((await control.boundingBox())?.height).toBeGreaterThanOrEqual(40);
  }
});
