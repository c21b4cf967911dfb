import puppeteer, { type BrowserContext, type Page } from 'puppeteer-core';
import { findFirefox } from '../../scripts/find-firefox.mjs';
import type { Tab, TestBrowser } from './test-browser.js';

/** Starts Firefox without Playwright, which supports only its own build, or versions newer than Debian's. */
export async function launchFirefox(proxy: string): Promise<TestBrowser> {
  const [host, port] = proxy.split(':');
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: findFirefox() ?? '',
    acceptInsecureCerts: true,
    extraPrefsFirefox: {
      'network.proxy.type': 1,
      'network.proxy.ssl': host,
      'network.proxy.ssl_port': Number(port),
      // The default of Firefox, which tests usually disable.
      'dom.disable_open_during_load': true,
    },
  });
  return {
    async openTab() {
      const context = await browser.createBrowserContext();
      return createTab(context, await context.newPage());
    },
    close: () => browser.close(),
  };
}

function createTab(context: BrowserContext, page: Page): Tab {
  return {
    async goto(address) {
      await page.goto(address);
    },
    evaluate: (run, ...given) => page.evaluate(`(${run})(...${JSON.stringify(given)})`) as Promise<never>,
    click: (selector) => page.click(selector),
    async closePopup() {
      const popup = (await context.pages()).find((other) => other !== page);
      await popup?.close();
    },
    close: () => context.close(),
  };
}
