import type { LaunchOptions } from 'playwright';
import type { BrowserContext, TestFixture } from 'playwright/test';
import { findChromium } from '../../scripts/find-chromium.mjs';

interface Given {
  playwright: typeof import('playwright');
  launchOptions: LaunchOptions;
}

/**
 * Starts a whole browser for one test, with other options. The headless shell has no pop-up blocker and no settings.
 * As `launchOptions` of the test it would be another worker, which starts all servers again.
 */
export const browserWith =
  (options: LaunchOptions): TestFixture<BrowserContext, Given> =>
  async ({ playwright, launchOptions }, use) => {
    const executablePath = findChromium();
    const browser = await playwright.chromium.launch({
      ...launchOptions,
      ...(executablePath && { executablePath }),
      ...options,
    });
    await use(await browser.newContext());
    await browser.close();
  };
