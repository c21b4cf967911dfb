import type { Page } from 'playwright/test';
import { renderFrame } from '../../src/core/frame/render-frame.js';
import type { WeChatQrLoginProps } from '../../src/react/index.js';
import { simulateWeChat } from '../../src/testing/playwright.js';
import { bundleApp } from './bundle-app.js';
import { expect, test } from './fixtures.js';
import { APPID, type LoginPage } from './login-page.js';

/** Login pages whose server has written the frame, with React and without. */
const WAYS = ['react', 'core'] as const;

type Render = (props: WeChatQrLoginProps) => string;
let render: Render;
let app: string;
test.beforeAll(async () => {
  const [server, page] = [
    await bundleApp(new URL('server-rendered/render.tsx', import.meta.url)),
    await bundleApp(new URL('server-rendered/app.tsx', import.meta.url)),
  ];
  await import(`data:text/javascript;base64,${Buffer.from(server.get('app.js') ?? '').toString('base64')}`);
  render = (globalThis as unknown as { renderLogin: Render }).renderLogin;
  app = page.get('app.js') ?? '';
});

interface Opened {
  /** Sends the page's scripts. */
  serveScripts(): void;
}

/** Opens the page. Its scripts arrive when the test sends them. */
async function open(
  login: LoginPage,
  page: Page,
  way: (typeof WAYS)[number],
  redirect_uri: string,
  policy?: string,
): Promise<Opened> {
  login.wechat = await simulateWeChat(page.context());
  let serveScripts = () => {};
  const held = new Promise<void>((resolve) => {
    serveScripts = resolve;
  });
  let visits = 0;
  const address = `${login.server.shop}/served`;
  await page.route(`${address}.js`, async (route) => {
    await held;
    await route.fulfill({ contentType: 'text/javascript', body: app });
  });
  await page.route(address, (route) => {
    const props = { appid: APPID, redirect_uri, state: `state-${++visits}` };
    const html = way === 'react' ? render(props) : renderFrame({ ...props, self_redirect: true });
    return route.fulfill({
      contentType: 'text/html',
      headers: { 'cache-control': 'no-store', ...(policy && { 'content-security-policy': policy }) },
      body: `<!doctype html><meta charset="utf-8"><title>Login</title><div id="root">${html}</div>
        <script type="application/json" id="props">${JSON.stringify({ ...props, way })}</script>
        <script type="module" src="/served.js"></script>`,
    });
  });
  await page.goto(address, { waitUntil: 'commit' });
  return { serveScripts };
}

const readEvents = (page: Page, name: string) =>
  page.evaluate(
    (wanted) =>
      ((window as unknown as { events?: unknown[][] }).events ?? [])
        .filter(([event]) => event === wanted)
        .map(([, detail]) => detail),
    name,
  );
const waitFor = (page: Page, name: string, detail: unknown) =>
  expect.poll(() => readEvents(page, name)).toContainEqual(detail);

for (const way of WAYS) {
  test.describe(`a frame in the server's HTML, ${way}`, () => {
    test('requests one QR code, shows it before any script runs, and gets the result', async ({
      login,
      page,
    }) => {
      const { serveScripts } = await open(login, page, way, `${login.server.shop}/callback`);
      await login.wechat.waitFor('requested');
      await expect(page.frameLocator('iframe').locator('img').first()).toBeVisible();
      await expect(page.locator('iframe')).toHaveCSS('opacity', '1');
      serveScripts();
      await waitFor(page, 'status', 'ready');
      expect(login.wechat.logins).toHaveLength(1);
      const { code, state } = login.wechat.approve();
      await waitFor(page, 'authorized', { code, state });
      expect(await readEvents(page, 'authorized')).toHaveLength(1);
      expect(await readEvents(page, 'recovered')).toEqual([]);
      await expect(page.locator('iframe')).toHaveCount(0);
      expect(login.console).toEqual([]);
    });

    test('gets a result that arrives before the scripts, on its own origin', async ({ login, page }) => {
      const { serveScripts } = await open(login, page, way, `${login.server.shop}/callback`);
      await login.wechat.waitFor('requested');
      const back = page.waitForRequest((request) => new URL(request.url()).pathname === '/callback');
      const { code, state } = login.wechat.approve();
      await (await (await back).response())?.finished();
      serveScripts();
      await waitFor(page, 'authorized', { code, state });
      expect(login.wechat.logins).toHaveLength(1);
    });

    test('gets a result that a redirect page on another origin has sent before the scripts', async ({
      login,
      page,
    }) => {
      const { shop, other } = login.server;
      const redirect = `${other}/callback.html?to=${encodeURIComponent(shop)}`;
      const { serveScripts } = await open(login, page, way, redirect);
      await login.wechat.waitFor('requested');
      const { code, state } = login.wechat.approve();
      // The page removes the result from its address after sending its message.
      await expect.poll(() => page.frames().map((frame) => frame.url())).toContain(`${other}/callback.html`);
      serveScripts();
      await waitFor(page, 'authorized', { code, state });
      expect(login.wechat.logins).toHaveLength(1);
      expect(login.console).toEqual([]);
    });

    test('works under a policy without inline scripts and styles', async ({ login, page }) => {
      const policy =
        "default-src 'none'; script-src 'self'; style-src 'none'; frame-src 'self' https://open.weixin.qq.com";
      const { serveScripts } = await open(login, page, way, `${login.server.shop}/callback`, policy);
      await login.wechat.waitFor('requested');
      serveScripts();
      await waitFor(page, 'status', 'ready');
      expect(login.wechat.logins).toHaveLength(1);
      await expect(page.locator('iframe')).toHaveCSS('max-width', '100%');
      const { code, state } = login.wechat.approve();
      await waitFor(page, 'authorized', { code, state });
    });

    test('shows a QR code with the current state after Back', async ({ login, page }) => {
      const { serveScripts } = await open(login, page, way, `${login.server.shop}/callback`);
      serveScripts();
      await waitFor(page, 'status', 'ready');
      await page.goto(`${login.server.shop}/elsewhere`);
      await page.goBack({ waitUntil: 'commit' });
      await waitFor(page, 'status', 'ready');
      const { code, state } = login.wechat.approve();
      expect(state).toBe('state-2');
      await waitFor(page, 'authorized', { code, state });
    });
  });
}
