import { expect, MATRIX, test } from './fixtures.js';
import { createShopRequest } from './shop.js';

test.use({ locale: 'zh-CN' });

test('sets language and title of the document for each page', async ({ site, page }) => {
  const html = page.locator('html');
  await site.open();
  await expect(page).toHaveTitle('登录 · 青瓷');
  await expect(html).toHaveAttribute('lang', 'zh-CN');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page).toHaveTitle('Sign in · Celadon');
  await expect(html).toHaveAttribute('lang', 'en');
  await page.getByRole('button', { name: 'No account yet? Sign up' }).click();
  await expect(page).toHaveTitle('Sign up · Celadon');
  site.wechat.approve();
  await expect(page).toHaveTitle(`Hello, ${site.user.nickname} · Celadon`);
  await page.goto(site.origin + createShopRequest({ redirect_uri: 'https://shop.example@evil.example/' }));
  await expect(page).toHaveTitle("We can't send you there · Celadon");
  await expect(html).toHaveAttribute('lang', 'en');
});

test('the callback page shows progress in the chosen language', MATRIX, async ({ site, page }) => {
  await site.open();
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('iframe')).toHaveAttribute('src', /lang=en/);
  const { searchParams } = new URL((await page.locator('iframe').getAttribute('src')) ?? '');
  searchParams.delete('login_type');
  searchParams.delete('self_redirect');
  await page.goto(`https://open.weixin.qq.com/connect/qrconnect?${searchParams}`);
  let goOn = () => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  await page.route('**/api/auth/callback/**', (route) => held.then(() => route.continue()));
  site.wechat.approve();
  await expect(page.getByRole('status')).toHaveText('Signing you in…');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  goOn();
  await expect(page.getByRole('heading', { name: `Hello, ${site.user.nickname}` })).toBeVisible();
});

test('ignores values of other projects in localStorage', MATRIX, async ({ site, page }) => {
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
