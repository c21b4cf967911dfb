import { setupServer } from 'msw/node';
import { runSimulator } from '../../src/simulator/run-simulator.js';
import { weChatHandlers } from '../../src/testing/msw.js';
import { MINI_PROGRAM_LOGIN_PATH } from '../addresses.js';
import { translate } from '../localized.js';
import { type Connection, isMiniProgram } from './config/connection.js';

/** The users of the simulated phones, with and without a phone number. */
const USERS = [
  { unionid: 'o6_simulated_union_1', nickname: '小林 Lin', phoneNumber: '+8613800138000' },
  { unionid: 'o6_simulated_union_2', nickname: '阿明 Ming' },
];

/**
 * Starts the WeChat simulator. Its pages are on a separate port. Requests of this process to api.weixin.qq.com are
 * intercepted, because better-auth's provider does not let us change that address.
 *
 * @param getServer Returns the address of this server for the simulated phone.
 */
export async function startSimulator(
  getServer: () => string,
  {
    connections,
    host,
    allowedHosts,
  }: { connections: readonly Connection[]; host?: string | boolean | undefined; allowedHosts?: string[] },
) {
  const apps = connections.map((connection) => {
    const app = {
      appid: connection.appId,
      secret: connection.appSecret,
      name: translate(connection.displayName ?? '青瓷 Celadon', 'cn'),
    };
    if (!isMiniProgram(connection)) return app;
    return {
      ...app,
      // The address is known after the server listens. Spreading an object with a getter would read it now.
      get server() {
        return `${getServer()}${MINI_PROGRAM_LOGIN_PATH}/phone`;
      },
    };
  });
  const running = await runSimulator({ apps, users: USERS, allowedHosts }, { host });
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
