import type { Page } from 'playwright/test';
import { readQr } from '../read-qr.js';
import type { PageAround } from './around/fixtures.js';
import { expect, MATRIX, test } from './fixtures.js';

/** A component that its page renders into another window, by a portal. */

async function openPopOut({ page }: PageAround): Promise<Page> {
  const opened = page.context().waitForEvent('page');
  await page.evaluate(() => window.around.openPopOut());
  return opened;
}

/** Simulates the visibility of a window that is covered, minimized, or behind another tab. */
const hide = (page: Page, hidden: boolean) =>
  page.evaluate((value) => {
    Object.defineProperty(document, 'hidden', { configurable: true, value });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);

for (const script of ['preferred', 'required', 'none'] as const) {
  for (const callback of ['own', 'relay'] as const) {
    test(`the login works in a pop-out window, script ${script}, ${callback === 'own' ? "callback of the page's own origin" : 'callback elsewhere that relays'}`, async ({
      pageAround,
    }) => {
      await pageAround.open('page');
      const popOut = await openPopOut(pageAround);
      const options = { ...pageAround.options(callback), script, retries: 0, lang: 'en' as const };
      await pageAround.page.evaluate((all) => window.around.renderWebsite(all, 'pop-out'), options);
      expect(await pageAround.waitFor('ready')).toMatchObject({ confirmed: true, direct: script === 'none' });
      await expect(popOut.frameLocator('iframe').locator('img')).toBeVisible();
      expect(await popOut.locator('iframe').getAttribute('sandbox')).toBeNull();
      expect(pageAround.wechat.logins).toHaveLength(1);
      const { code, state } = pageAround.wechat.approve();
      expect(await pageAround.waitFor('authorized')).toEqual({ code, state });
      await expect(popOut.getByText('Confirmed. Signing you in…')).toBeVisible();
      await expect(popOut.locator('iframe')).toHaveCount(0);
      expect(pageAround.uncaught).toEqual([]);
    });
  }
}

test('renews an expired QR code in a visible pop-out window, while its page is hidden', async ({
  pageAround,
}) => {
  await pageAround.open('page');
  await openPopOut(pageAround);
  await hide(pageAround.page, true);
  const options = { ...pageAround.options(), expiresIn: 50, autoRefresh: true };
  await pageAround.page.evaluate((all) => window.around.renderWebsite(all, 'pop-out'), options);
  await pageAround.waitFor('ready', 2);
});

test('does not renew an expired QR code in a hidden pop-out window', MATRIX, async ({ pageAround }) => {
  await pageAround.open('page');
  const popOut = await openPopOut(pageAround);
  await hide(popOut, true);
  const options = { ...pageAround.options(), expiresIn: 50, autoRefresh: true };
  await pageAround.page.evaluate((all) => window.around.renderWebsite(all, 'pop-out'), options);
  await expect(popOut.locator('[data-status=expired]')).toBeVisible();
  await hide(pageAround.page, false);
  expect(pageAround.wechat.logins).toHaveLength(1);
  await hide(popOut, false);
  await pageAround.waitFor('ready', 2);
});

test('a mini-program login works in a pop-out window: code, avatar, success', async ({ pageAround }) => {
  await pageAround.open('page');
  const popOut = await openPopOut(pageAround);
  const { page } = pageAround;
  await page.evaluate(() => window.around.renderMiniProgram({}, 'pop-out'));
  await pageAround.waitFor('shown');
  expect(await readQr(await popOut.screenshot())).toBe('https://shop.example/scan?token=t');
  // A data: URL, because a window without its own address loads no pictures while Playwright routes WeChat's.
  const avatar = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')}`;
  await page.evaluate((address) => {
    window.around.server.progress = { status: 'scanned', user: { nickname: 'Lin', avatar: address } };
  }, avatar);
  await expect(popOut.getByText('Lin')).toBeVisible();
  const picture = popOut.locator('bdi').locator('xpath=preceding-sibling::img');
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
  await page.evaluate(() => {
    window.around.server.progress = { status: 'authorized', result: 'token' };
  });
  expect(await pageAround.waitFor('authorized')).toMatchObject({ result: 'token' });
  expect(pageAround.uncaught).toEqual([]);
});

test(
  'polls for a mini-program code in a pop-out window while that window is visible, also if its page is hidden',
  MATRIX,
  async ({ pageAround }) => {
    await pageAround.open('page');
    const popOut = await openPopOut(pageAround);
    const { page } = pageAround;
    await hide(page, true);
    await page.evaluate(() => window.around.renderMiniProgram({}, 'pop-out'));
    const polls = () => page.evaluate(() => window.around.server.polls);
    await expect.poll(polls).toBeGreaterThan(3);
    await hide(popOut, true);
    /** Enough time for the pending poll, and for many others. */
    const settle = () =>
      page.evaluate(async () => {
        for (let times = 0; times < 20; times++) await fetch('/callback');
      });
    await settle();
    const before = await polls();
    await hide(page, false);
    await settle();
    expect(await polls()).toBe(before);
    await hide(popOut, false);
    await expect.poll(polls).toBeGreaterThan(before);
  },
);
