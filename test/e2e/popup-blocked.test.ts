import { browserWith } from './browser-with.js';
import { expect, test } from './fixtures.js';
import { APPID } from './login-page.js';

// Playwright disables the pop-up blocker by default. Visitors' browsers have one.
test.use({ context: browserWith({ ignoreDefaultArgs: ['--disable-popup-blocking'] }) });

test('openLoginPopup without a click rejects with popup_blocked', async ({ login, page }) => {
  // Called by the page itself, because code that a test evaluates counts as a click.
  await page.addInitScript(
    (appid) =>
      addEventListener('load', () => {
        window.site.offerPopup({ appid, redirect_uri: `${location.origin}/relay` });
        document.querySelector('button')?.click();
      }),
    APPID,
  );
  await login.open();
  expect(await login.waitFor('popup-error')).toMatchObject({ code: 'popup_blocked' });
  expect(page.context().pages()).toHaveLength(1);
});
