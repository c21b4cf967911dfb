import type { Page } from 'puppeteer-core';
import { WECHAT_ADDRESSES } from '../../src/simulator/hosts.js';
import {
  createWeChatSimulator,
  type WeChatSimulator,
  type WeChatSimulatorOptions,
} from '../../src/simulator/index.js';

/** Routes WeChat's real addresses in that page and its frames to the simulator. */
export async function routeWeChat(page: Page, wechat: Pick<WeChatSimulator, 'fetch'>): Promise<void> {
  await page.setRequestInterception(true);
  page.on('request', async (request) => {
    const answer = async () => {
      if (!WECHAT_ADDRESSES.test(request.url())) return request.continue();
      const response = await wechat.fetch(
        new Request(request.url(), { method: request.method(), headers: request.headers() }),
      );
      if (response.type === 'error') return request.abort();
      return request.respond({
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: new Uint8Array(await response.arrayBuffer()),
      });
    };
    // A poll may still hang when the frame that asked is gone.
    await answer().catch((error: Error) => {
      if (!/no such request|closed|discarded/i.test(error.message)) throw error;
    });
  });
}

export async function simulateWeChat(page: Page, options?: WeChatSimulatorOptions): Promise<WeChatSimulator> {
  const wechat = createWeChatSimulator(options);
  await routeWeChat(page, wechat);
  return wechat;
}
