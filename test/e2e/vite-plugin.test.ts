import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'vite';
import { wechatSimulator } from '../../src/simulator/vite.js';
import { expect, test } from './fixtures.js';

test('one line in vite.config, and the page has a WeChat, cross-site and on this machine only', async ({
  page,
  context,
}) => {
  const root = mkdtempSync(join(tmpdir(), 'wechat-vite-'));
  const core = JSON.stringify(`/@fs${process.cwd()}/src/core/index.ts`);
  writeFileSync(
    join(root, 'index.html'),
    `<div id="qr"></div><p></p><script type="module">
      import { createQrLogin } from ${core};
      createQrLogin(document.querySelector('#qr'), {
        appid: 'wx1',
        redirect_uri: location.origin + '/callback',
        onAuthorized: ({ code }) => { document.querySelector('p').textContent = 'code ' + code; },
      });
    </script>`,
  );
  const server = await createServer({
    root,
    configFile: false,
    logLevel: 'error',
    define: { __DEV__: 'true' },
    server: { port: 0, fs: { strict: false } },
    plugins: [wechatSimulator()],
  });
  await server.listen();
  try {
    await page.goto(server.resolvedUrls?.local[0] ?? '');
    const frame = page.frameLocator('iframe');
    const opened = context.waitForEvent('page');
    await frame.getByRole('link', { name: '手机页面' }).click();
    const phone = await opened;
    expect(new URL(phone.url()).hostname).toBe('127.0.0.1');
    expect(new URL(page.url()).hostname).toBe('localhost');
    await phone.getByRole('button', { name: '允许' }).click();
    await expect(page.getByText(/^code [0-9a-f]{32}$/)).toBeVisible();
  } finally {
    await server.close();
    rmSync(root, { recursive: true });
  }
});
