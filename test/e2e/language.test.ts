import { expect, test } from './sign-in-site.js';

test('what other projects keep under localhost is no language and no theme of this page', async ({
  site,
  page,
}) => {
  await page.addInitScript(() => {
    for (const key of ['lang', 'celadon/lang']) localStorage[key] ??= 'zh-CN';
    for (const key of ['theme', 'celadon/theme']) localStorage[key] ??= 'auto';
  });
  await site.open();
  await expect(page.getByRole('heading', { name: '登录青瓷' })).toBeVisible();
  await page.getByRole('button', { name: 'English' }).click();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Sign in to Celadon' })).toBeVisible();
});
