import type { LaunchOptions } from 'playwright';
import type { BrowserContext, TestFixture } from 'playwright/test';

interface Given {
  playwright: typeof import('playwright');
  launchOptions: LaunchOptions;
}

/** A browser of a test's own, started in another way. With `launchOptions` it would be a worker, and all its servers. */
export const browserWith =
  (options: LaunchOptions): TestFixture<BrowserContext, Given> =>
  async ({ playwright, launchOptions }, use) => {
    const browser = await playwright.chromium.launch({ ...launchOptions, ...options });
    await use(await browser.newContext());
    await browser.close();
  };
