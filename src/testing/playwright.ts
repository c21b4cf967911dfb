/**
 * A Playwright helper that routes WeChat's addresses to the simulator.
 *
 * @module wechat-qr-login/testing/playwright
 */
import type { BrowserContext, Page, Route } from 'playwright';
import { SCRIPT_PATH } from '../simulator/create-script.js';
import { WECHAT_ADDRESSES } from '../simulator/hosts.js';
import {
  createWeChatSimulator,
  type WeChatSimulator,
  type WeChatSimulatorOptions,
} from '../simulator/index.js';
import { isLoopback } from '../simulator/is-allowed-host.js';

const LOGIN = /^\/connect\/(qrconnect|qlogin|confirm|oauth2\/authorize)$|^\/connect\/(qrcode|l)\//;

/** Returns whether the address belongs to WeChat's script or login pages in a simulator of this machine. */
const isOfLocalSimulator = ({ protocol, hostname, pathname }: URL): boolean =>
  protocol === 'http:' && (pathname === SCRIPT_PATH || (isLoopback(hostname) && LOGIN.test(pathname)));

/** The frame's address has WeChat's host, even if the script was loaded from a simulator. */
const toWeChat = (url: string): string =>
  url.replace(/^http:\/\/[^/]+(?=\/connect\/zh_CN\/)/, 'https://res.wx.qq.com');

/**
 * Routes WeChat's addresses in a Playwright page or context to a new simulator. Your app runs the same code as in
 * production, and no request reaches WeChat.
 *
 * It also replaces the pages of another simulator on this machine: the Vite plugin, or `npx wechat-qr-login-simulator`.
 * So the returned simulator always controls the login. A server that exchanges the code must also use this simulator:
 * see `serveSimulator`.
 *
 * Pass a context if your login opens a pop-up: routes of a page do not apply to its pop-ups.
 *
 * Grants the permission `local-network-access` to the context, if the browser has it. Chrome 142 and newer asks the
 * visitor before a frame of a public website navigates to a loopback address. The callback of a site under test does
 * so.
 *
 * @see https://developer.chrome.com/blog/local-network-access
 *
 * @example
 * const wechat = await simulateWeChat(page);
 * await page.goto('/login');
 * await wechat.waitFor('requested'); // the QR code is shown
 * wechat.approve();
 */
export async function simulateWeChat(
  target: Page | BrowserContext,
  options?: WeChatSimulatorOptions,
): Promise<WeChatSimulator> {
  const simulator = createWeChatSimulator(options);
  const context = 'context' in target ? target.context() : target;
  // Rejects in browsers that do not know this permission, for example in Chrome before 142. These do not ask.
  await context.grantPermissions(['local-network-access']).catch(() => undefined);
  const answer = async (route: Route) => {
    const request = route.request();
    const body = request.postDataBuffer();
    const response = await simulator.fetch(
      new Request(toWeChat(request.url()), {
        method: request.method(),
        headers: request.headers(),
        ...(body && { body: new Uint8Array(body) }),
      }),
    );
    const answering =
      response.type === 'error'
        ? route.abort()
        : route.fulfill({
            status: response.status,
            headers: Object.fromEntries(response.headers),
            body: Buffer.from(await response.arrayBuffer()),
          });
    await answering
      // The frame may be removed, or the page closed, while a poll hangs.
      .catch((error: Error) => {
        if (!/closed|already handled|Invalid InterceptionId/i.test(error.message)) throw error;
      });
  };
  await target.route(WECHAT_ADDRESSES, answer);
  await target.route(isOfLocalSimulator, answer);
  return simulator;
}
