import { setupServer } from 'msw/node';
import { runSimulator } from '../../src/simulator/run-simulator.js';
import { weChatHandlers } from '../../src/testing/msw.js';
import { SCAN_LOGIN_PATH } from '../addresses.js';
import { SIMULATED_APP, SIMULATED_MINI_PROGRAM } from './simulated-apps.js';

/** Who may hold the phone: somebody whose WeChat knows a number, and somebody whose does not. */
const USERS = [
  { unionid: 'o6_simulated_union_1', nickname: '小林 Lin', phoneNumber: '+8613800138000' },
  { unionid: 'o6_simulated_union_2', nickname: '阿明 Ming' },
];

/**
 * Plays WeChat: its pages on a port of their own, and api.weixin.qq.com for this process, whose address is built into
 * better-auth's provider. `getServer` is where the simulated phone finds the scan login. Imported only where the settings say so, so that a real server never loads it.
 */
export async function startSimulator(
  getServer: () => string,
  { host, allowedHosts }: { host?: string | boolean | undefined; allowedHosts?: string[] } = {},
) {
  const miniProgram = {
    ...SIMULATED_MINI_PROGRAM,
    // Known only once it listens.
    get server() {
      return `${getServer()}${SCAN_LOGIN_PATH}/phone`;
    },
  };
  const running = await runSimulator(
    { apps: [SIMULATED_APP, miniProgram], users: USERS, allowedHosts },
    { host },
  );
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
