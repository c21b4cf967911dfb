import { type Browser, chromium, type Page } from 'playwright';
import type { Tab, TestBrowser } from './test-browser.js';

/** Without a GPU, and without the graphics libraries of old builds. */
const ARGUMENTS = ['--no-sandbox', '--no-zygote', '--disable-gpu', '--disable-software-rasterizer'];

/** Starts a Chromium of version 86 or newer with Playwright. Uses no locators, because they need a newer version. */
export async function launchChromium(executablePath: string, proxy: string): Promise<TestBrowser> {
  const browser = await chromium.launch({
    executablePath,
    args: [...ARGUMENTS, `--proxy-server=${proxy}`, '--ignore-certificate-errors'],
    ignoreDefaultArgs: ['--disable-popup-blocking'],
  });
  return {
    openTab: () => openTab(browser),
    close: () => browser.close(),
  };
}

async function openTab(browser: Browser): Promise<Tab> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  const page = await context.newPage();
  const tab: Tab = {
    async goto(address) {
      await page.goto(address);
    },
    evaluate: (run, ...given) => page.evaluate(`(${run})(...${JSON.stringify(given)})`) as Promise<never>,
    async click(selector) {
      const [x, y] = await tab.evaluate((wanted) => {
        const box = document.querySelector(wanted)?.getBoundingClientRect() ?? new DOMRect();
        return [box.x + box.width / 2, box.y + box.height / 2] as const;
      }, selector);
      await page.mouse.click(x, y);
    },
    async closePopup() {
      const popup = context.pages().find((other) => other !== page) as Page;
      await popup.close();
    },
    close: () => context.close(),
  };
  return tab;
}
