import { test as base, type Page } from 'playwright/test';
import type { WeChatSimulator } from '../../../src/simulator/index.js';
import { simulateWeChat } from '../../../src/testing/playwright.js';
import type { Hostile } from './hostile/app.js';
import type { AroundPage } from './page-app.js';
import { type AroundServer, startAround } from './server.js';

declare global {
  interface Window {
    around: AroundPage;
    hostile: Hostile;
  }
}

const APPID = 'wx0123456789abcdef';

/** A page of the test site in an unusual environment, with a simulated WeChat. */
export class PageAround {
  wechat!: WeChatSimulator;
  /** Uncaught errors. */
  readonly uncaught: string[] = [];

  constructor(
    readonly page: Page,
    readonly server: AroundServer,
  ) {
    page.on('pageerror', (error) => this.uncaught.push(`${error}`));
  }

  async open(name: string, search: Record<string, string> = {}): Promise<void> {
    this.wechat = await simulateWeChat(this.page.context());
    await this.page.goto(`${this.server.shop}/pages/${name}?${new URLSearchParams(search)}`);
  }

  /** With a callback on the page's own origin, or on another origin that relays it. */
  options(callback: 'own' | 'relay' = 'own') {
    const { shop, other } = this.server;
    const redirect_uri =
      callback === 'own' ? `${shop}/callback` : `${other}/relay?to=${encodeURIComponent(shop)}`;
    return { appid: APPID, redirect_uri };
  }

  /** Resolves to the first event with that name. */
  async waitFor(name: string, count = 1): Promise<unknown> {
    const handle = await this.page.waitForFunction(
      ([wanted, number]) => window.around.events.filter(([event]) => event === wanted)[number - 1],
      [name, count] as const,
    );
    return (await handle.jsonValue())?.[1];
  }
}

export const withAround = base.extend<{ pageAround: PageAround }, { around: AroundServer }>({
  around: [
    async ({}, use) => {
      const server = await startAround();
      await use(server);
      server.close();
    },
    { scope: 'worker' },
  ],
  pageAround: async ({ page, around }, use) => {
    await use(new PageAround(page, around));
  },
});
