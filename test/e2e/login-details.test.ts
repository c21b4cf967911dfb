import { expect, test } from './fixtures.js';

/** Details of the login page of the service. */

test.use({ locale: 'en-US' });

test('pop-up and full page of WeChat have the language of the page, and the page shows that a pop-up is open', async ({
  site,
  page,
  context,
}) => {
  await site.open();
  const opened = context.waitForEvent('page');
  await page.getByRole('button', { name: 'Open in a new window' }).click();
  const popup = await opened;
  await expect(popup.getByText('Scan with WeChat to log in')).toBeVisible();
  await expect(page.getByText('Sign in in the window that has opened.')).toBeVisible();
  // Leaving the page closes the window, too.
  await page.getByRole('link', { name: "Open WeChat's page" }).click();
  await expect(page.getByText('Scan with WeChat to log in')).toBeVisible();
  site.wechat.approve();
  await expect(page.getByRole('heading', { name: `Hello, ${site.user.nickname}` })).toBeVisible();
});

test('the page follows a change of the visitor’s system until the visitor chooses a theme', async ({
  site,
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await site.open();
  const shown = page.locator('.page');
  await expect(shown).toHaveAttribute('data-theme', 'light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(shown).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('button', { name: 'Theme' }).click();
  await page.emulateMedia({ colorScheme: 'light' });
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(shown).toHaveAttribute('data-theme', 'light');
});

test('the header is one line at 360 px, and WeChat’s frame shows its badge after a scan', async ({
  site,
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await site.open();
  const header = await page.locator('.bar').boundingBox();
  expect(header?.height).toBeLessThan(80);
  site.wechat.scan();
  const frame = page.frameLocator('iframe');
  await expect(frame.getByText('Scan successful')).toBeVisible();
  const link = await frame.getByRole('link', { name: 'Open phone page' }).boundingBox();
  const box = await page.locator('.qr').boundingBox();
  expect((link?.y ?? 0) + (link?.height ?? 0)).toBeLessThanOrEqual((box?.y ?? 0) + (box?.height ?? 0));
});
