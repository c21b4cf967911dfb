import type { Page, Target } from 'puppeteer-core';
import { expect } from 'vitest';
import type { WeChatQrLoginProps } from '../../src/react/index.js';
import type { WeChatSimulator, WeChatSimulatorOptions } from '../../src/simulator/index.js';
import type { Site } from '../e2e/site/app.js';
import type { SiteServer } from '../e2e/site/server.js';
import { routeWeChat, simulateWeChat } from './simulate-wechat.js';

declare global {
  interface Window {
    site: Site;
    /** How many timers the page has started. */
    timers?: number;
  }
}

/** The login page of the browser tests in a Firefox page, with a WeChat behind it. */
export class LoginPage {
  wechat!: WeChatSimulator;
  /** What the page complained about. */
  readonly complaints: string[] = [];

  constructor(
    readonly page: Page,
    readonly server: SiteServer,
  ) {
    page.on('pageerror', (error) => this.complaints.push(`${error}`));
    page.on('console', (message) => {
      if (['error', 'warn'].includes(message.type())) this.complaints.push(message.text());
    });
  }

  /** Opens the login page; `search` may carry `csp`, `coop` and `coep`. */
  async open(wechat: WeChatSimulatorOptions = {}, search: Record<string, string> = {}): Promise<void> {
    this.server.requests.length = 0;
    this.wechat = await simulateWeChat(this.page, wechat);
    await this.page.goto(`${this.server.shop}/login?${new URLSearchParams(search)}`);
    await this.page.waitForFunction(() => Boolean(window.site));
  }

  async render(props: Partial<WeChatQrLoginProps> = {}): Promise<void> {
    const all = { appid: 'wx0123456789abcdef', redirect_uri: `${this.server.shop}/callback`, ...props };
    await this.page.evaluate((p) => window.site.render(p), all);
  }

  /** A hand-written page's way, as a control: WeChat's script, and WxLogin with nothing of ours around it. */
  async renderByHand(options: { redirect_uri: string; self_redirect: boolean }): Promise<void> {
    await this.page.addScriptTag({ url: 'https://res.wx.qq.com/connect/zh_CN/htmledition/js/wxLogin.js' });
    await this.page.evaluate((o) => {
      const { WxLogin } = window as unknown as { WxLogin: new (options: unknown) => unknown };
      const app = { id: 'root', appid: 'wx0123456789abcdef', scope: 'snsapi_login', state: 's' };
      new WxLogin({ ...app, ...o, redirect_uri: encodeURIComponent(o.redirect_uri) });
    }, options);
    await this.wechat.waitFor('requested');
  }

  /** A visitor's click on the page's button, and the window that it opens, with WeChat's QR in it. */
  async openPopup(redirect_uri: string): Promise<Page> {
    const options = { appid: 'wx0123456789abcdef', redirect_uri };
    await this.page.evaluate((all) => window.site.offerPopup(all), options);
    const opened = new Promise<Target>((resolve) =>
      this.page.browserContext().once('targetcreated', resolve),
    );
    await this.page.click('button[data-way]');
    const popup = (await (await opened).page()) as Page;
    // Its first request left before it could be routed. The window itself is the one that the page opened.
    await expect.poll(() => popup.url(), { timeout: 10_000 }).toMatch(/^about:neterror/);
    await routeWeChat(popup, this.wechat);
    await popup.reload();
    return popup;
  }

  /** The details of all events of that name. */
  of(name: string): Promise<unknown[]> {
    return this.page.evaluate(
      (n) => window.site.events.filter(([event]) => event === n).map(([, detail]) => detail),
      name,
    );
  }

  async waitFor(name: string): Promise<unknown> {
    await this.page.waitForFunction((n) => window.site.events.some(([event]) => event === n), {}, name);
    return (await this.of(name)).at(-1);
  }

  /** Requests that reached the site with that path. */
  requestsOf(path: string) {
    return this.server.requests.filter(({ url }) => new URL(url).pathname === path);
  }

  /** What is under way in page and frames has had its turn: a round trip to the server, and two frames drawn. */
  async settle(): Promise<void> {
    await this.page.evaluate(async () => {
      await fetch('/api/settled');
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    });
  }

  /** From the next page on. */
  async countTimers(): Promise<void> {
    await this.page.evaluateOnNewDocument(() => {
      const { setTimeout } = window;
      const counted = (...all: Parameters<typeof setTimeout>) => {
        window.timers = (window.timers ?? 0) + 1;
        return setTimeout(...all);
      };
      Object.assign(window, { setTimeout: counted });
    });
  }

  /** Until the page has started so many more timers. Seconds say nothing: behind other windows timers are slow. */
  async waitForTimers(count: number): Promise<void> {
    const before = await this.page.evaluate(() => window.timers ?? 0);
    await this.page.waitForFunction((end) => (window.timers ?? 0) > end, {}, before + count);
  }
}
