import { test as base, type Locator, type Page } from 'playwright/test';
import { readQr } from '../../read-qr.js';
import type { ScanPage } from './app.js';
import { type ScanServers, startScanServers } from './server.js';

declare global {
  interface Window {
    scan: ScanPage;
  }
}

export class ScanLoginPage {
  /** Query of the page. It can contain `csp`. */
  search = '';

  constructor(
    readonly page: Page,
    readonly servers: ScanServers,
  ) {}

  async render(...options: Parameters<ScanPage['render']>): Promise<void> {
    await this.page.goto(`${this.servers.shop}/login${this.search}`);
    await this.page.waitForFunction(() => Boolean(window.scan));
    await this.page.evaluate((given) => window.scan.render(...given), options);
  }

  /** Resolves to the first event with that name. */
  async waitFor(name: string): Promise<unknown> {
    const handle = await this.page.waitForFunction(
      (wanted) => window.scan.events.find(([event]) => event === wanted),
      name,
    );
    return (await handle.jsonValue())?.[1];
  }

  names(): Promise<string[]> {
    return this.page.evaluate(() =>
      window.scan.events.map(([name]) => name).filter((name) => name !== 'status'),
    );
  }

  get code(): Locator {
    return this.page.getByRole('img', { name: 'Login QR code' });
  }

  /** Resolves to the text that a decoder reads from a screenshot of the component, or to undefined. */
  async read(): Promise<string | undefined> {
    return readQr(await this.page.locator('[data-status]').screenshot());
  }
}

export const withScan = base.extend<{ scan: ScanLoginPage }, { scanServers: ScanServers }>({
  scanServers: [
    async ({}, use) => {
      const servers = await startScanServers();
      await use(servers);
      servers.close();
    },
    { scope: 'worker' },
  ],
  scan: async ({ page, scanServers }, use) => {
    await use(new ScanLoginPage(page, scanServers));
  },
});
