import type { WeChatQrLoginProps } from '../../src/react/index.js';
import { simulateWeChat } from '../../src/testing/playwright.js';
import { expect, MATRIX, test } from './fixtures.js';
import { startVite } from './vite-site/start.js';

/** A page of Vite's dev server with the plugin's simulator, and a test with a second simulator. */

let vite: Awaited<ReturnType<typeof startVite>>;
test.beforeAll(async () => {
  vite = await startVite('client');
});
test.afterAll(() => vite?.close());

const open = (props: Partial<WeChatQrLoginProps> = {}) =>
  `${vite.address}?${new URLSearchParams({ props: JSON.stringify(props) })}`;

test('simulateWeChat controls the login of a page that has the plugin’s simulator', async ({ page }) => {
  const wechat = await simulateWeChat(page);
  await page.goto(open());
  await wechat.waitFor('requested');
  wechat.scan();
  await expect(page.frameLocator('iframe').getByText('扫描成功')).toBeVisible();
  const { code } = wechat.approve();
  await expect(page.getByText(`code ${code}`)).toBeVisible();
  // The plugin's own simulator got no request.
  const script = await page.locator('script[src*="wxLogin.js"]').first().getAttribute('src');
  const list = await (await fetch(new URL('/', script ?? ''))).text();
  expect(list).not.toContain('wx1');
  // Also with the address of the plugin's simulator, which links and script="none" use.
  const authorizationEndpoint = `${new URL(script ?? '').origin}/connect/qrconnect`;
  await page.goto(open({ authorizationEndpoint }));
  await wechat.waitFor('requested', { count: 2 });
  const second = wechat.approve();
  await expect(page.getByText(`code ${second.code}`)).toBeVisible();
});

test('the page gets a fault of simulateWeChat’s script, although the plugin also has a script', async ({
  page,
}) => {
  const wechat = await simulateWeChat(page, { faults: { script: 'unreachable' } });
  await page.goto(open({ script: 'required', retries: 0, lang: 'en' }));
  await expect(page.getByRole('alert')).toContainText("can't be loaded");
  expect(wechat.logins).toEqual([]);
});

for (const rendering of ['client', 'stream'] as const) {
  test(
    `a page that is rendered by ${rendering} leaves the console empty, also after the time for unused hints`,
    MATRIX,
    async ({ page }) => {
      const site = await startVite(rendering);
      const complaints: string[] = [];
      page.on(
        'console',
        (message) => /error|warning/.test(message.type()) && complaints.push(message.text()),
      );
      page.on('pageerror', (error) => complaints.push(`${error}`));
      await page.goto(site.address);
      await expect(page.frameLocator('iframe').getByRole('img')).toBeVisible();
      // Chrome reports an unused hint three seconds after the page has loaded.
      await page.waitForFunction(() => performance.now() > 6000);
      expect(complaints).toEqual([]);
      await site.close();
    },
  );
}
