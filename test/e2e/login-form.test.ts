import type { Locator, Page } from 'playwright/test';
import { createAccount, fillIn } from './account-page.js';
import { expect, MATRIX, test } from './fixtures.js';
import { getContrast } from './get-contrast.js';
import { showCode } from './mini-program-phone.js';
import { MINI_PROGRAM } from './sign-in-site.js';

test.use({ locale: 'zh-CN', settings: { miniProgram: MINI_PROGRAM } });

/** The pseudo-element's or the element's own colors. */
const getColors = (element: Locator, pseudo?: string) =>
  element.evaluate((node, name) => {
    const { color, borderTopColor } = getComputedStyle(node, name);
    return { color, borderTopColor, ground: getComputedStyle(node).backgroundColor };
  }, pseudo);

/** Names of the controls that are smaller than 40 px. Links inside a sentence do not count. */
const findSmallTargets = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, input, select, a')]
      .filter(
        (element) =>
          element.checkVisibility({ visibilityProperty: true }) && !element.closest('p:not(.ways)'),
      )
      .filter((element) => {
        const { width, height } = (element.closest('label') ?? element).getBoundingClientRect();
        return width < 40 || height < 40;
      })
      .map(({ outerHTML }) => outerHTML),
  );

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

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, viewport: { width: 360, height: 760 } });

    test('borders and placeholders can be seen, and each control can be touched', async ({ site, page }) => {
      await site.open();
      const email = page.getByLabel('邮箱');
      const field = await getColors(email);
      expect(getContrast(field.borderTopColor, field.ground)).toBeGreaterThanOrEqual(3);
      const { color } = await getColors(email, '::placeholder');
      expect(getContrast(color, field.ground)).toBeGreaterThanOrEqual(4.5);
      expect(await email.evaluate((input) => getComputedStyle(input, '::placeholder').opacity)).toBe('1');
      expect(await findSmallTargets(page)).toEqual([]);
      await page.getByRole('button', { name: '没有账号？注册' }).click();
      await showCode(page);
      expect(await findSmallTargets(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    });
  });
}

test(
  'Chinese lines break at punctuation, and inside a phrase only if it is too long',
  MATRIX,
  async ({ site, page }) => {
    await page.setViewportSize({ width: 360, height: 760 });
    await page.goto(`${site.origin}/failed?error=signup_disabled`);
    const lines = await page.locator('main p').evaluate((paragraph) => {
      const range = document.createRange();
      const text = paragraph.firstChild as Text;
      const starts: string[] = [];
      let top = Number.NaN;
      for (let at = 0; at < text.length; at++) {
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        const { y } = range.getBoundingClientRect();
        if (y !== top && at > 0) starts.push(text.data[at - 1] ?? '');
        top = y;
      }
      return starts;
    });
    expect(lines.length).toBeGreaterThan(0);
    for (const last of lines) expect('，。；').toContain(last);
  },
);
