import { en, zhCN } from '../../src/react/index.js';
import { findViolations } from './axe.js';
import { expect, MATRIX } from './fixtures.js';
import { approve, test } from './production.js';

for (const { lang, labels, size } of [
  { lang: 'cn', labels: zhCN, size: { width: 300, height: 400 } },
  { lang: 'en', labels: en, size: { width: 220, height: 220 } },
] as const) {
  test(
    `the link is visible, works by mouse and keyboard, and axe finds no violation: ${lang}, ${size.width} x ${size.height} px`,
    MATRIX,
    async ({ login, page }) => {
      await login.open();
      await page.addStyleTag({ content: ':root { color-scheme: light dark }' });
      await login.render({ lang, ...size, redirect_uri: `${login.server.shop}/denied` });
      await approve(login);
      await page.clock.fastForward(5_000);
      const link = page.getByRole('link', { name: labels.link, exact: true });
      await expect(page.getByText(labels.stuck)).toBeVisible();
      const box = await page.locator('[data-status]').boundingBox();
      const place = await link.boundingBox();
      // Inside the box, at least as large as WCAG 2.5.8 requires, and not under the frame.
      expect(box && place && place.x >= box.x && place.y >= box.y).toBe(true);
      expect(box && place && place.x + place.width <= box.x + box.width).toBe(true);
      expect(box && place && place.y + place.height <= box.y + box.height).toBe(true);
      expect(place?.height).toBeGreaterThanOrEqual(24);
      await link.click({ trial: true });
      await page.locator('body').press('Tab');
      await expect
        .poll(async () => {
          if (await link.evaluate((element) => element === document.activeElement)) return true;
          await page.keyboard.press('Tab');
          return false;
        })
        .toBe(true);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        // Without the frame, which shows an error page of the browser.
        expect(await findViolations(page, '[data-status] > [role=status]')).toEqual([]);
      }
      await page.keyboard.press('Enter');
      await page.waitForURL('https://open.weixin.qq.com/connect/qrconnect?**');
    },
  );
}
