import { launchOptions } from '../../scripts/find-chromium.mjs';
import { expect, test } from './fixtures.js';

// Playwright lets every pop-up open; visitors' browsers do not.
test.use({
  launchOptions: { ...launchOptions(), ignoreDefaultArgs: ['--disable-popup-blocking'] },
});

test('without a click the browser blocks the window: popup_blocked', async ({ login, page }) => {
  // By the page itself: what a test evaluates counts as a click.
  await page.addInitScript(() =>
    addEventListener('load', () => {
      window.site.offerPopup({ appid: 'wx0123456789abcdef', redirect_uri: `${location.origin}/relay` });
      document.querySelector('button')?.click();
    }),
  );
  await login.open();
  expect(await login.waitFor('popup-error')).toMatchObject({ code: 'popup_blocked' });
  expect(page.context().pages()).toHaveLength(1);
});
