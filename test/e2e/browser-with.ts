import type { LaunchOptions } from 'playwright';
import type { BrowserContext, TestFixture } from 'playwright/test';
import { launchOptions } from '../../scripts/find-chromium.mjs';

interface Given {
  playwright: typeof import('playwright');
}

interface Options extends LaunchOptions {
  /** Besides those of every test. */
  args?: string[];
}

/**
 * A whole browser of a test's own, started in another way. With `launchOptions` of the configuration it would be a
 * worker, and all its servers.
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
