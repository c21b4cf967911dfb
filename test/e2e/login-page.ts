import { test as base, type Page } from 'playwright/test';
import type { WeChatQrLoginProps } from '../../src/react/index.js';
import type { WeChatSimulator, WeChatSimulatorOptions } from '../../src/simulator/index.js';
import { simulateWeChat } from '../../src/testing/playwright.js';
import type { Site, SiteEvent } from './site/app.js';
import { type SiteServer, startSite } from './site/server.js';

declare global {
  interface Window {
    site: Site;
  }
}

/** Of the site under test. */
export const APPID = 'wx0123456789abcdef';

type Scene = Parameters<Site['render']>[1];

/** One login page in one browser page, with a simulated WeChat. */
export class LoginPage {
  wechat!: WeChatSimulator;
  /** Warnings and errors of the browser. */
  readonly console: string[] = [];

  constructor(
    readonly page: Page,
    readonly server: SiteServer,
  ) {
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.console.push(message.text());
    });
    page.on('pageerror', (error) => this.console.push(`${error}`));
  }

  /**
   * Opens the login page. `search` can contain `csp`, `nonce`, `coop`, `coep`, `coep-report-only` and `permissions`.
   */
  async open(wechat: WeChatSimulatorOptions = {}, search: Record<string, string> = {}): Promise<void> {
    // The whole context, because the phone page opens in another window.
    this.wechat = await simulateWeChat(this.page.context(), wechat);
    await this.page.goto(`${this.server.shop}/login?${new URLSearchParams(search)}`);
    await this.page.waitForFunction(() => Boolean(window.site));
  }

  render(props: Partial<WeChatQrLoginProps> = {}, scene?: Scene, shown?: boolean): Promise<void> {
    const all = { appid: APPID, redirect_uri: `${this.server.shop}/callback`, ...props };
    return this.page.evaluate(([p, s, v]) => window.site.render(p, s, v), [all, scene, shown] as const);
  }

  events(): Promise<SiteEvent[]> {
    return this.page.evaluate(() => window.site.events);
  }

  /** The details of all events of that name. */
  async of(name: string): Promise<unknown[]> {
    return (await this.events()).filter(([event]) => event === name).map(([, detail]) => detail);
  }

  async waitFor(name: string, count = 1): Promise<unknown> {
    await this.page.waitForFunction(
      ([n, c]) => window.site.events.filter(([event]) => event === n).length >= c,
      [name, count] as const,
    );
    return (await this.of(name)).at(-1);
  }

  /** A control without this package: starts a login with WeChat's script and WxLogin. */
  async renderByHand(options: Record<string, unknown>): Promise<void> {
    // Does not use the frame, because Playwright's access counts as a click there, and would disable Chrome's rule.
    const polling = this.page.waitForRequest('**/connect/l/qrconnect?**');
    await this.page.addScriptTag({ url: 'https://res.wx.qq.com/connect/zh_CN/htmledition/js/wxLogin.js' });
    await this.page.evaluate(
      (o) => {
        const { WxLogin } = window as unknown as { WxLogin: new (options: unknown) => unknown };
        new WxLogin({ id: 'root', scope: 'snsapi_login', state: 's', ...o });
      },
      { appid: APPID, ...options },
    );
    await polling;
  }

  /** Requests that reached the site with that path. */
  requestsOf(path: string) {
    return this.server.requests.filter(({ url }) => new URL(url).pathname === path);
  }

  /** Waits for pending work of page and frames: a round trip to the server, and two rendered frames. */
  async settle(): Promise<void> {
    await this.page.evaluate(async () => {
      await fetch('/api/settled');
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    });
  }
}

export const withLogin = base.extend<{ login: LoginPage }, { server: SiteServer }>({
  server: [
    async ({}, use) => {
      const server = await startSite();
      await use(server);
      server.close();
    },
    { scope: 'worker' },
  ],
  login: async ({ page, server }, use) => {
    server.requests.length = 0;
    await use(new LoginPage(page, server));
  },
});
