import { expect } from 'vitest';
import type { WeChatQrLoginProps } from '../../src/react/index.js';
import type { WeChatSimulator } from '../../src/simulator/index.js';
import type { Site } from '../e2e/site/app.js';
import type { Extras } from './app.js';
import { type Servers, SHOP } from './start-servers.js';
import type { Tab } from './test-browser.js';

declare global {
  interface Window {
    site: Site;
    extras: Extras;
  }
}

/** Timeout in ms. It is long, because other tests may run at the same time. */
const TIMEOUT = 15_000;

/** The login page in a tab of the browser under test. */
export class LoginPage {
  constructor(
    readonly tab: Tab,
    readonly servers: Servers,
  ) {}

  get wechat(): WeChatSimulator {
    return this.servers.wechat;
  }

  /** Opens the login page. `search` can contain `csp`, `coop`, `coep` and `popup-at-once`. */
  async open(search: Record<string, string> = {}): Promise<void> {
    await this.tab.goto(`${SHOP}/login?${new URLSearchParams(search)}`);
    await this.poll(() => this.tab.evaluate(() => Boolean(window.extras))).toBe(true);
  }

  /**
   * Opens a page with `<wechat-qr-login>`. The tag comes after the page has loaded: WebKitWebDriver otherwise waits until
   * the poll of WeChat's page in the frame ends.
   */
  async openElement(): Promise<void> {
    await this.tab.goto(`${SHOP}/element`);
    const tag = `<wechat-qr-login lang="en" appid="wx0123456789abcdef" redirect_uri="${SHOP}/callback"></wechat-qr-login>`;
    await this.tab.evaluate((html) => {
      const main = document.querySelector('main');
      if (main) main.innerHTML = html;
    }, tag);
    await this.waitFor('ready');
  }

  /** The text that the element shows, and whether WeChat's frame exists. */
  readElement(): Promise<{ text: string; hasFrame: boolean }> {
    return this.tab.evaluate(() => {
      const tree = document.querySelector('wechat-qr-login')?.shadowRoot;
      const text = tree?.querySelector('[role=status]')?.textContent ?? '';
      return { text, hasFrame: Boolean(tree?.querySelector('iframe')) };
    });
  }

  async render(props: Partial<WeChatQrLoginProps> = {}): Promise<void> {
    const all = { appid: 'wx0123456789abcdef', redirect_uri: `${SHOP}/callback`, ...props };
    await this.tab.evaluate((given) => window.site.render(given), all);
  }

  /** Starts a login without this package, with WeChat's script and `WxLogin`. */
  async renderByHand(options: { redirect_uri: string; self_redirect: boolean }): Promise<void> {
    await this.tab.evaluate(
      (given) => {
        const script = document.createElement('script');
        script.src = 'https://res.wx.qq.com/connect/zh_CN/htmledition/js/wxLogin.js';
        script.onload = () => {
          const { WxLogin } = window as unknown as { WxLogin: new (options: unknown) => unknown };
          new WxLogin({
            id: 'root',
            appid: 'wx0123456789abcdef',
            scope: 'snsapi_login',
            state: 's',
            ...given,
          });
        };
        document.head.append(script);
      },
      { ...options, redirect_uri: encodeURIComponent(options.redirect_uri) },
    );
    await this.wechat.waitFor('requested');
  }

  /** A visitor's click on the page's button, which opens the pop-up. Resolves when WeChat was asked for its QR code. */
  async openPopup(redirect_uri: string): Promise<void> {
    const options = { appid: 'wx0123456789abcdef', redirect_uri };
    await this.tab.evaluate((all) => window.site.offerPopup(all), options);
    await this.tab.click('button[data-way]');
    await this.wechat.waitFor('requested');
  }

  /** The details of all events of that name. */
  read(name: string): Promise<unknown[]> {
    return this.tab.evaluate(
      (wanted) =>
        window.site.events.filter(([event]) => event === wanted).map(([, detail]) => detail ?? null),
      name,
    );
  }

  /** Resolves with the details of the newest event of that name, as soon as there is one. */
  async waitFor(name: string): Promise<unknown> {
    const events = () => this.tab.evaluate(() => window.site.events.map(([event]) => event));
    await this.poll(events).toContain(name);
    return (await this.read(name)).at(-1);
  }

  url(): Promise<string> {
    return this.tab.evaluate(() => location.href);
  }

  /** Left, top, width and height of an element, in px. */
  measure(selector: string): Promise<[x: number, y: number, width: number, height: number]> {
    return this.tab.evaluate((wanted) => {
      const { x, y, width, height } =
        document.querySelector(wanted)?.getBoundingClientRect() ?? new DOMRect();
      return [x, y, width, height];
    }, selector);
  }

  /** Retries until the expectation passes. */
  poll<Value>(read: () => Value, timeout = TIMEOUT) {
    return expect.poll(read, { timeout, interval: 50 });
  }

  complaints(): Promise<string[]> {
    return this.tab.evaluate(() => window.extras.complaints);
  }

  /** Requests that reached the site with that path. */
  requestsOf(path: string) {
    return this.servers.requests.filter(({ url }) => new URL(url).pathname === path);
  }

  /** Waits for pending work of page and frames: a round trip to the server, and two rendered frames. */
  async settle(): Promise<void> {
    await this.tab.evaluate(async () => {
      await fetch('/api/settled');
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      return true;
    });
  }

  /**
   * Resolves when the page has decided about its open pop-up. It no longer checks a window that is cut off, or it has
   * checked another window for a while and waits for no result.
   */
  async waitForDecision(): Promise<void> {
    const isDecided = () =>
      this.tab.evaluate(
        () => (!window.extras.isLooking() || window.extras.countLooks() > 40) && !window.extras.isWaiting(),
      );
    await this.poll(isDecided, 2 * TIMEOUT).toBe(true);
  }

  /** Resolves when WeChat's page has received the approval and has had time to navigate to `redirect_uri`. */
  async waitForApproval(): Promise<void> {
    await this.poll(() => this.servers.countApprovals()).toBeGreaterThan(0);
    // A navigation takes one request.
    for (let round = 0; round < 5; round++) await this.settle();
  }

  /** Resolves after `count` more checks of the pop-up. Browsers can limit the page to one check per second. */
  async waitForLooks(count: number): Promise<void> {
    const read = () => this.tab.evaluate(() => window.extras.countLooks());
    const before = await read();
    await this.poll(read, 2 * TIMEOUT).toBeGreaterThan(before + count);
  }
}
