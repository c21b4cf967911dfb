import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'vite';
import type { WeChatQrLoginProps } from '../../src/react/index.js';
import { wechatSimulator } from '../../src/simulator/vite.js';
import { expect, MATRIX, test } from './fixtures.js';
import { startVite } from './vite-site/start.js';

test('one line in vite.config gives the page a simulated WeChat on another site of this machine', async ({
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

const WAYS: Record<string, { search?: Record<string, string>; props?: Partial<WeChatQrLoginProps> }> = {
  'by default': {},
  'with script="required"': { props: { script: 'required' } },
  'with preloadWxLogin()': { search: { preload: '' } },
  'with WeChat’s address as scriptUrl': {
    props: { scriptUrl: 'https://res.wx.qq.com/connect/zh_CN/htmledition/js/wxLogin.js' },
  },
};

for (const rendering of ['client', 'template', 'stream'] as const) {
  test(
    `a page that is rendered by ${rendering} sends no request to WeChat, and signs in`,
    rendering === 'stream' ? {} : MATRIX,
    async ({ page, context }) => {
      const vite = await startVite(rendering);
      const asked: string[] = [];
      const complaints: string[] = [];
      await context.route(/^https?:\/\/[^/]*\.qq\.com\//, (route) => {
        asked.push(route.request().url());
        return route.abort();
      });
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(`${error}`));

      for (const [way, { search, props = {} }] of Object.entries(WAYS)) {
        await test.step(way, async () => {
          const query = new URLSearchParams({ props: JSON.stringify(props), ...search });
          await page.goto(`${vite.address}?${query}`);
          const opened = context.waitForEvent('page');
          await page.frameLocator('iframe').getByRole('link', { name: '手机页面' }).click();
          await (await opened).getByRole('button', { name: '允许' }).click();
          await expect(page.getByText(/^code [0-9a-f]{32}$/)).toBeVisible();
          expect(asked).toEqual([]);
          expect(complaints).toEqual([]);
        });
      }
      await vite.close();
    },
  );
}
