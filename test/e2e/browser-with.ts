import type { LaunchOptions } from 'playwright';
import type { BrowserContext, TestFixture } from 'playwright/test';
import { launchOptions } from '../../scripts/find-chromium.mjs';

interface Given {
  playwright: typeof import('playwright');
}

interface Options extends LaunchOptions {
  /** Additional options of the browser. */
  args?: string[];
}

/**
 * Starts a separate browser with other options for one test. `launchOptions` in the configuration would start another
 * worker, with all its servers.
 */
export const browserWith =
  ({ args = [], ...options }: Options): TestFixture<BrowserContext, Given> =>
  async ({ playwright }, use) => {
    const usual = launchOptions({ isWhole: true });
    const browser = await playwright.chromium.launch({
      ...usual,
      ...options,
      args: [...usual.args, ...args],
    });
    await use(await browser.newContext());
    await browser.close();
  };
