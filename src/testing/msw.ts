/**
 * What your server asks of WeChat, answered by the simulator through msw.
 *
 * @module wechat-qr-login/testing/msw
 */
import { http, type RequestHandler } from 'msw';
import type { WeChatSimulator } from '../simulator/index.js';

/**
 * Handlers for msw: what a server under test asks of api.weixin.qq.com (code -> token -> profile) is answered by the
 * simulator, in the same process and without the network.
 *
 * @example
 * const wechat = createWeChatSimulator();
 * const server = setupServer(...weChatHandlers(wechat)); // from 'msw/node'
 * server.listen({ onUnhandledRequest: 'error' });
 */
export function weChatHandlers(simulator: Pick<WeChatSimulator, 'fetch'>): RequestHandler[] {
  return [http.all('https://api.weixin.qq.com/*', ({ request }) => simulator.fetch(request))];
}
