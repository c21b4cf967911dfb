import { expect, type Page } from 'playwright/test';
import type { WeChatSimulator } from '../../src/simulator/index.js';
import { simulateWeChat } from '../../src/testing/playwright.js';
import { test as base } from './fixtures.js';
import { getCallbackPage } from './get-callback-page.js';
import { getScriptTag } from './get-script-tag.js';
import { APPID } from './login-page.js';

/** The site of the pages in these tests. */
export const SHOP = 'https://shop.example';

/** The tag of a login in the page itself, with more attributes or children. */
export const tag = (attributes = '', children = '') =>
  `<wechat-qr-login appid="${APPID}" redirect_uri="${SHOP}/wechat-callback.html" ${attributes}>${children}</wechat-qr-login>`;

/** A page of https://shop.example with only the script-tag build, and a simulated WeChat. */
export class ElementPage {
  /** Warnings and errors of the browser. */
  readonly console: string[] = [];

  constructor(
    readonly page: Page,
    readonly wechat: WeChatSimulator,
  ) {
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.console.push(message.text());
    });
    page.on('pageerror', (error) => this.console.push(`${error}`));
  }

  /** The element. Playwright's locators also find elements in its shadow tree. */
  get login() {
    return this.page.locator('wechat-qr-login');
  }

  /** Answers requests to the site's path. */
  async serve(path: string, body: string, contentType: string, headers: Record<string, string> = {}) {
    await this.page.route(`${SHOP}${path}`, (route) => route.fulfill({ body, contentType, headers }));
  }

  /** Opens a page with this content. The script-tag build comes first. */
  async open(content: string, headers?: Record<string, string>): Promise<void> {
    const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Login</title><script src="/wechat-qr-login.global.js"></script><main><h1>Login</h1>${content}</main>`;
    await this.serve('/login', html, 'text/html', headers);
    await this.page.goto(`${SHOP}/login`);
  }

  async waitFor(status: string): Promise<void> {
    await expect(this.login).toHaveAttribute('data-status', status);
  }
}

export const test = base.extend<{ elementPage: ElementPage }>({
  elementPage: async ({ page }, use) => {
    const elementPage = new ElementPage(page, await simulateWeChat(page.context()));
    await elementPage.serve('/**', '', 'text/plain');
    await elementPage.serve('/wechat-qr-login.global.js', await getScriptTag(), 'text/javascript');
    await elementPage.serve('/wechat-callback.html*', await getCallbackPage(), 'text/html');
    await use(elementPage);
  },
});

export { expect };
