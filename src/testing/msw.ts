/**
 * Handlers for msw that pass your server's requests to WeChat to a simulator.
 *
 * @module wechat-qr-login/testing/msw
 */
import { http, type RequestHandler } from 'msw';
import type { WeChatSimulator } from '../simulator/index.js';

/**
 * Creates handlers for msw that pass the requests to api.weixin.qq.com to a simulator: exchanging codes, refreshing
 * tokens, reading profiles. The simulator runs in the same process and needs no network.
 *
 * @example
 * const wechat = createWeChatSimulator();
 * const server = setupServer(...weChatHandlers(wechat)); // from 'msw/node'
 * server.listen({ onUnhandledRequest: 'error' });
 */
export function weChatHandlers(simulator: Pick<WeChatSimulator, 'fetch'>): RequestHandler[] {
  return [http.all('https://api.weixin.qq.com/*', ({ request }) => simulator.fetch(request))];
}
