import { setupServer } from 'msw/node';
import { runSimulator } from '../../src/simulator/network.js';
import { weChatHandlers } from '../../src/testing/msw.js';
import { SIMULATED_APP } from './settings.js';

/**
 * Plays WeChat: its pages on a port of their own, and api.weixin.qq.com for this process, whose address is built into
 * better-auth's provider. Imported only where the settings say so, so that a real server never loads it.
 */
export async function startSimulator(host?: string | boolean) {
  const running = await runSimulator({ apps: [SIMULATED_APP] }, { host });
  const api = setupServer(...weChatHandlers(running.wechat));
  api.listen({ onUnhandledRequest: 'bypass' });
  return {
    ...running,
    port: Number(new URL(running.origin).port),
    async close() {
      api.close();
      await running.close();
    },
  };
}
