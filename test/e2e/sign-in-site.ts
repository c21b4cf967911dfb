import { fileURLToPath } from 'node:url';
import { createAdaptorServer } from '@hono/node-server';
import { type SetupServer, setupServer } from 'msw/node';
import { test as base, expect, type Page } from 'playwright/test';
import { build } from 'vite';
import { createApp } from '../../service/server/create-app.js';
import { createSite } from '../../service/server/create-site.js';
import { readSettings } from '../../service/server/read-settings.js';
import { openStorage } from '../../service/server/storage/open-storage.js';
import type { Storage } from '../../service/server/storage/storage.js';
import type { SimulatedUser, WeChatSimulator } from '../../src/simulator/index.js';
import { weChatHandlers } from '../../src/testing/msw.js';
import { simulateWeChat } from '../../src/testing/playwright.js';
import { listen } from '../listen.js';
import { changeSettings, type SettingsChange } from '../service/change-settings.js';
import { buildOnce } from './build-once.js';
import { SHOP_APPLICATION, serveShop } from './shop.js';

const APP = { appid: 'wx0123456789abcdef', secret: 'app-secret-of-this-test', name: 'Celadon' };
/** The mini program of the service. A test enables it with `test.use({ settings: { miniProgram: MINI_PROGRAM } })`. */
export const MINI_PROGRAM = { appId: 'wxfedcba9876543210', appSecret: 'mini-program-secret-of-this-test' };
const AVATAR = 'https://pic.example/lin.svg';

/** The built service, and a visitor with a phone. */
export class SignInSite {
  /** The paths of all requests. */
  readonly requests: string[] = [];

  constructor(
    readonly origin: string,
    readonly page: Page,
    readonly wechat: WeChatSimulator,
    readonly user: SimulatedUser,
    readonly network: SetupServer,
  ) {}

  async open(path = '/', page = this.page): Promise<void> {
    await page.goto(this.origin + path);
    await this.untilReady(page);
  }

  /**
   * Resolves when the QR code is visible. Checks in each animation frame, because `expect` checks only twice a second.
   */
  async untilReady(page = this.page): Promise<void> {
    await page.waitForFunction(() => document.querySelector('[data-status=ready]')?.checkVisibility());
  }

  /** Signs in by the link beside the QR code, which opens WeChat in the whole page. */
  async openByLink(path = '/'): Promise<void> {
    await this.open(path);
    await this.page.getByRole('link', { name: '在微信页面登录' }).click();
    await expect(this.page.getByText('使用微信扫一扫登录')).toBeVisible();
    expect(new URL(this.page.url()).host).toBe('open.weixin.qq.com');
  }

  async expectSignedIn(page = this.page): Promise<void> {
    await expect(page.getByRole('heading', { name: `你好，${this.user.nickname}` })).toBeVisible();
    await expect(page.locator(`img[src="${AVATAR}"]`).first()).toBeVisible();
  }

  /** Confirms on the bind page that the WeChat is the visitor's. */
  async expectQuestion(page = this.page): Promise<void> {
    await expect(page.getByRole('heading', { name: '这是你的微信吗？' })).toBeVisible();
    await expect(page.getByText(this.user.nickname, { exact: true })).toBeVisible();
    await expect(page.locator(`img[src="${AVATAR}"]`)).toBeVisible();
  }

  async expectFailure(title: string): Promise<void> {
    await expect(this.page.getByRole('heading', { name: title })).toBeVisible();
    await expect(this.page.getByRole('link', { name: '返回登录' })).toBeVisible();
  }

  /** Returns the number of requests with that path. */
  countRequests(path: string): number {
    return this.requests.filter((requested) => requested === path).length;
  }
}

/** The built pages, and a database in memory. */
interface Deployment {
  client: string;
  renderPage: Parameters<typeof createSite>[1]['renderPage'];
  storage: Storage;
}

let people = 0;

export const withSite = base.extend<
  { settings: SettingsChange; others: Record<string, SimulatedUser>; site: SignInSite },
  { deployment: Deployment }
>({
  settings: [{}, { option: true }],
  /** Other people whose phones can scan. */
  others: [{}, { option: true }],
  deployment: [
    async ({}, use) => {
      const folder = await buildOnce('service pages', async (folder) => {
        const configFile = fileURLToPath(new URL('../../service/vite.config.ts', import.meta.url));
        // Vite uses the first value in its process.
        delete process.env.NODE_ENV;
        await build({ configFile, logLevel: 'error', build: { outDir: `${folder}/client` } });
        // Playwright compiles JSX to its own objects, which React cannot render.
        const page = fileURLToPath(new URL('../../service/client/render-page.tsx', import.meta.url));
        await build({
          configFile,
          logLevel: 'error',
          build: {
            outDir: `${folder}/server`,
            ssr: page,
            rolldownOptions: { input: page, output: { entryFileNames: 'render-page.mjs' } },
          },
          ssr: { noExternal: true },
        });
        return folder;
      });
      const client = `${folder}/client`;
      const { renderPage } = await import(`${folder}/server/render-page.mjs`);
      const storage = await openStorage({
        dataDir: 'memory://',
        databaseUrl: undefined,
        redisUrl: undefined,
      });
      await use({ client, storage, renderPage });
      await storage.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  site: async ({ page, context, settings, others, deployment }, use, { parallelIndex }) => {
    const { client, storage, renderPage } = deployment;
    const user = {
      unionid: `union-${parallelIndex}-${++people}`,
      nickname: `小林 ${people}`,
      avatar: AVATAR,
    };
    let origin = '';
    const miniProgram = {
      appid: MINI_PROGRAM.appId,
      secret: MINI_PROGRAM.appSecret,
      name: 'Celadon',
      get server() {
        return `${origin.replace('login.localhost', '127.0.0.1')}/api/scan-login/phone`;
      },
    };
    const wechat = await simulateWeChat(context, {
      apps: [APP, miniProgram],
      users: [user, ...Object.values(others)],
    });
    const network = setupServer(...weChatHandlers(wechat));
    network.listen({ onUnhandledRequest: 'bypass' });
    await context.route(AVATAR, (route) =>
      route.fulfill({
        contentType: 'image/svg+xml',
        body: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="teal"/></svg>',
      }),
    );

    let handle: (request: Request) => Response | Promise<Response> = () => new Response();
    const server = createAdaptorServer({ fetch: (request) => handle(request) });
    origin = `http://login.localhost:${await listen(server)}`;
    const env = {
      WECHAT_APP_ID: APP.appid,
      WECHAT_APP_SECRET: APP.secret,
      BETTER_AUTH_URL: origin,
      BETTER_AUTH_SECRET: 'a secret of this test, long enough to count',
    };
    const api = await createApp(
      changeSettings({ ...readSettings(env, 'production'), applications: [SHOP_APPLICATION] }, settings),
      {
        storage,
        log: () => undefined,
      },
    );
    await serveShop(context, origin);
    const site = new SignInSite(origin, page, wechat, user, network);
    const deployed = createSite(api, { client, renderPage });
    // Each test has its own address, because better-auth counts requests by address for the whole process.
    const incoming = { socket: { remoteAddress: `203.0.113.${people % 256}` } };
    handle = async (request) => {
      site.requests.push(new URL(request.url).pathname);
      const response = await deployed.fetch(request, { incoming });
      const location = response.headers.get('location') ?? '';
      const isOutside = /^https:\/\/(shop\.example|open\.weixin\.qq\.com)\//.test(location);
      if (!isOutside || response.status < 300) return response;
      // Playwright does not route the target of a redirect, so the page navigates itself.
      const headers = new Headers({ 'content-type': 'text/html' });
      for (const cookie of response.headers.getSetCookie()) headers.append('set-cookie', cookie);
      return new Response(`<script>location.replace(${JSON.stringify(location)})</script>`, { headers });
    };
    await use(site);
    network.close();
    server.close();
  },
});
