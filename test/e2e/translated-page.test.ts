import { expect, test } from './fixtures.js';

/** Changes by translators, head managers and extensions, in a page whose QR code has WeChat's real addresses. */

test('page and login continue if the page is translated while the QR code loads', async ({ pageAround }) => {
  await pageAround.open('page');
  const { page } = pageAround;
  const held: (() => void)[] = [];
  await page.route('**/connect/qrconnect**', async (route) => {
    await new Promise<void>((release) => held.push(release));
    await route.fallback();
  });
  const options = { ...pageAround.options(), lang: 'en' as const };
  await page.evaluate((all) => window.around.renderWebsite(all), options);
  await expect.poll(() => held.length).toBe(1);
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    for (const text of texts) {
      const font = document.createElement('font');
      font.append(document.createElement('font'));
      font.firstElementChild?.append(text.data.toUpperCase());
      text.replaceWith(font);
    }
  });
  await expect(page.getByText('LOADING THE QR CODE…')).toBeVisible();
  held[0]?.();
  await pageAround.waitFor('ready');
  await expect(page.getByText('LOADING THE QR CODE…')).toHaveCount(0);
  await expect(page.frameLocator('iframe').locator('img')).toBeVisible();
  const { code, state } = pageAround.wechat.approve();
  expect(await pageAround.waitFor('authorized')).toEqual({ code, state });
  await expect(page.getByText('Confirmed. Signing you in…')).toBeVisible();
  expect(pageAround.uncaught).toEqual([]);
});

test('the login works and can be unmounted if another script removes every link from the head', async ({
  pageAround,
}) => {
  await pageAround.open('page');
  const { page } = pageAround;
  await page.evaluate((options) => window.around.renderWebsite(options), pageAround.options());
  await pageAround.waitFor('ready');
  await page.evaluate(() => document.head.replaceChildren());
  const { code, state } = pageAround.wechat.approve();
  expect(await pageAround.waitFor('authorized')).toEqual({ code, state });
  await page.evaluate(() => window.around.unmount());
  await expect(page.locator('[data-status]')).toHaveCount(0);
  expect(pageAround.uncaught).toEqual([]);
});

test('the login works if an extension moves the frame, which then loads again', async ({ pageAround }) => {
  await pageAround.open('page');
  const { page } = pageAround;
  await page.evaluate((options) => window.around.renderWebsite(options), pageAround.options());
  await pageAround.waitFor('ready');
  await page.evaluate(() => {
    const container = document.querySelector('iframe')?.parentElement;
    const wrapper = document.createElement('div');
    container?.replaceWith(wrapper);
    if (container) wrapper.append(container);
  });
  await expect.poll(() => pageAround.wechat.logins.length).toBe(2);
  await expect(page.frameLocator('iframe').locator('img')).toBeVisible();
  const { code, state } = pageAround.wechat.approve();
  expect(await pageAround.waitFor('authorized')).toEqual({ code, state });
  await expect(page.locator('iframe')).toHaveCount(0);
  await page.evaluate(() => window.around.unmount());
  expect(pageAround.uncaught).toEqual([]);
});
