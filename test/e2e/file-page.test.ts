import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { simulateWeChat } from '../../src/testing/playwright.js';
import { bundleApp } from './bundle-app.js';
import { test as base, expect, MATRIX } from './fixtures.js';
import { countFrameLoads, waitForFrameLoads } from './frame-loads.js';

/** The login page as a file that contains its program, like in an Electron application. */
const test = base.extend<{ file: string }>({
  file: async ({}, use, testInfo) => {
    const program = (await bundleApp(new URL('site/app.tsx', import.meta.url))).get('app.js') ?? '';
    const path = testInfo.outputPath('login.html');
    // Chrome loads no modules from files, so the module is inline.
    const script = program.replaceAll('</script', '<\\/script');
    await writeFile(
      path,
      `<!doctype html><meta charset="utf-8"><title>Login</title><div id="root"></div><script type="module">${script}</script>`,
    );
    await use(pathToFileURL(path).href);
  },
});

test.beforeEach(async ({ login, page, file }) => {
  login.wechat = await simulateWeChat(page.context());
  await countFrameLoads(page);
  await page.clock.install();
  await page.goto(file);
  await page.waitForFunction(() => Boolean(window.site));
  expect(await page.evaluate(() => origin)).toBe('null');
});

for (const path of ['/callback.html', '/callback']) {
  test(
    `in-page mode warns on a file: page that it requires http(s), redirect_uri ${path}`,
    MATRIX,
    async ({ login, page }) => {
      await login.render({ redirect_uri: `${login.server.shop}${path}` });
      await login.waitFor('ready');
      login.wechat.approve();
      await waitForFrameLoads(page, 2);
      await page.clock.fastForward(15_000);
      await expect.poll(() => login.console.join('\n')).toMatch(/http\(s\)/);
      const advice = login.console.filter((text) => text.startsWith('wechat-qr-login: ')).join('\n');
      // The targetOrigin of such a page could only be '*', and then every page would get the code.
      expect(advice).not.toMatch(/targetOrigin|file:\/\/|'\*'|'null'/);
    },
  );
}

test('whole-page mode on a file: page goes to redirect_uri', MATRIX, async ({ login, page }) => {
  await login.render({ redirect_uri: `${login.server.shop}/callback`, self_redirect: false });
  await login.waitFor('ready');
  const { code, state } = login.wechat.approve();
  await page.waitForURL(`${login.server.shop}/callback?code=${code}&state=${state}`);
  expect(login.console.join('\n')).not.toMatch(/http\(s\)/);
});
