/**
 * WeChat's real addresses in a Playwright test, answered by the simulator.
 *
 * @module wechat-qr-login/testing/playwright
 */
import type { BrowserContext, Page, Route } from 'playwright';
import { WECHAT_ADDRESSES } from '../simulator/hosts.js';
import {
  createWeChatSimulator,
  type WeChatSimulator,
  type WeChatSimulatorOptions,
} from '../simulator/index.js';

/**
 * Routes WeChat's real addresses in a Playwright page or context to a simulator: the code under test is what
 * production runs, and nothing reaches the network. A page's pop-ups are not routed with it: give the context then.
 *
 * Chrome >= 142 asks before a public page's frame may go to a loopback address, which is what the callback of a site
 * under test does: this helper grants `local-network-access` to the context, where the browser knows it.
 *
 * @example
 * const wechat = await simulateWeChat(page);
 * await page.goto('/login');
 * await wechat.waitFor('requested'); // the QR code is there
 * wechat.approve();
 */
export async function simulateWeChat(
  target: Page | BrowserContext,
  options?: WeChatSimulatorOptions,
): Promise<WeChatSimulator> {
  const simulator = createWeChatSimulator(options);
  const context = 'context' in target ? target.context() : target;
  // Other browsers, and older Chromiums, have no such permission, and no such rule.
  await context.grantPermissions(['local-network-access']).catch(() => undefined);
  await target.route(WECHAT_ADDRESSES, async (route: Route) => {
    const request = route.request();
    const body = request.postDataBuffer();
    const response = await simulator.fetch(
      new Request(request.url(), {
        method: request.method(),
        headers: request.headers(),
        ...(body && { body: new Uint8Array(body) }),
      }),
    );
    const answered =
      response.type === 'error'
        ? route.abort()
        : route.fulfill({
            status: response.status,
            headers: Object.fromEntries(response.headers),
            body: Buffer.from(await response.arrayBuffer()),
          });
    await answered
      // A poll may still hang when the frame that asked is gone, or the page is closed.
      .catch((error: Error) => {
        if (!/closed|already handled|Invalid InterceptionId/i.test(error.message)) throw error;
      });
  });
  return simulator;
}
