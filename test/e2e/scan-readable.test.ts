import { findViolations } from './axe.js';
import { expect, MATRIX, test } from './fixtures.js';

/** As long as an address with 128 random bits. */
const TEXT = 'https://passport.shop.example/m/login?token=0K3yYc2nYVRzQv8eWm1uTg';

for (const density of [1, 2]) {
  test.describe(`at ${density} device px per CSS px`, density === 1 ? {} : MATRIX, () => {
    test.use({ deviceScaleFactor: density });
    for (const logo of [undefined, '/logo.svg']) {
      test(
        `a decoder reads every size ${logo ? 'with' : 'without'} a logo`,
        MATRIX,
        async ({ scan, page }) => {
          for (const size of [160, 200, 240, 320]) {
            await test.step(`${size} px`, async () => {
              await scan.render({ kind: 'still', text: TEXT }, { size, logo });
              await scan.waitFor('shown');
              if (logo) {
                const picture = page.locator('img[src="/logo.svg"]');
                await expect(picture).toHaveJSProperty('complete', true);
                expect((await picture.boundingBox())?.width).toBeCloseTo(size * 0.2, 0);
              }
              expect(await scan.code.boundingBox()).toMatchObject({ width: size, height: size });
              expect(await scan.read()).toBe(TEXT);
            });
          }
        },
      );
    }
  });
}

for (const scheme of ['dark', 'light'] as const) {
  test(`the code is dark on white on a ${scheme} page, and its text has the page’s color`, async ({
    scan,
    page,
  }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await scan.render({ kind: 'still', text: TEXT });
    await page.addStyleTag({
      content: ':root { color-scheme: light dark } body { background: Canvas; color: CanvasText }',
    });
    await scan.waitFor('shown');
    expect(await scan.read()).toBe(TEXT);
    await expect(page.getByRole('status')).toHaveCSS(
      'color',
      scheme === 'dark' ? 'rgb(255, 255, 255)' : 'rgb(0, 0, 0)',
    );
  });
}

test('a decoder reads the code in forced colors', async ({ scan, page }) => {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  await scan.render({ kind: 'still', text: TEXT });
  await scan.waitFor('shown');
  expect(await scan.read()).toBe(TEXT);
});

test('the code shrinks on a narrow page, and stays square', async ({ scan, page }) => {
  await page.setViewportSize({ width: 248, height: 600 });
  await scan.render({ kind: 'still', text: TEXT }, { size: 320 });
  await scan.waitFor('shown');
  expect(await scan.code.boundingBox()).toMatchObject({ width: 200, height: 200 });
  expect(await scan.read()).toBe(TEXT);
});

test('the page loads the module that draws only for a code with a text', async ({
  scan,
  page,
  scanServers,
}) => {
  const chunks: string[] = [];
  page.on('request', (request) => chunks.push(new URL(request.url()).pathname));
  await scan.render({ kind: 'still', picture: `${scanServers.other}/picture` });
  await scan.waitFor('shown');
  expect(chunks).not.toContain('/draw-qr-code.js');
  await scan.render({ kind: 'still', text: TEXT });
  await scan.waitFor('shown');
  expect(chunks).toContain('/draw-qr-code.js');
});

test('the box keeps its size in every status, and axe finds no violation', async ({
  scan,
  page,
  scanServers,
}) => {
  await scan.render({ kind: 'rest', baseUrl: '/api/scan-login' });
  await scan.waitFor('shown');
  const box = page.locator('[data-status]');
  const before = await box.boundingBox();
  expect(await findViolations(page, '[data-status]')).toEqual([]);
  const login = scanServers.rest.logins.at(-1);
  // The status of the server, and the event of the page.
  for (const [status, event] of [
    ['scanned', 'scanned'],
    ['cancelled', 'refused'],
  ] as const) {
    if (login) scanServers.rest.change(login, { status });
    await scan.waitFor(event);
    expect(await box.boundingBox()).toEqual(before);
    expect(await findViolations(page, '[data-status]')).toEqual([]);
  }
  await page.getByRole('button', { name: 'Refresh' }).press('Enter');
  await expect(box).toHaveAttribute('data-status', 'ready');
  await expect(box).toBeFocused();
});
