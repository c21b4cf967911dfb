import { SCRIPT_PATH } from '../../src/simulator/script.js';

/** What the page needs to know to show a QR code. Nothing in it is secret. */
export interface DemoConfig {
  /** `simulator` until an AppID is configured. */
  wechat: 'simulator' | 'real';
  appid: string;
  redirect_uri: string;
  /** Where the simulator stands in for WeChat; absent with the real one. */
  scriptUrl?: string;
  authorizationEndpoint?: string;
}

interface Environment {
  WECHAT_APP_ID?: string;
  WECHAT_REDIRECT_URI?: string;
}

const SIMULATED_APP_ID = 'wxsimulator0000001';

/**
 * The configuration for a page that was opened under `origin`. The simulator is named by another host name than the
 * page (127.0.0.1 for localhost and the other way round), so that it is another site for cookies, as WeChat is.
 */
export function createConfig(
  env: Environment,
  origin: string,
  simulatorPort: number | undefined,
): DemoConfig {
  const redirect_uri = env.WECHAT_REDIRECT_URI || `${origin}/callback.html`;
  if (env.WECHAT_APP_ID) return { wechat: 'real', appid: env.WECHAT_APP_ID, redirect_uri };
  const { hostname } = new URL(origin);
  const others: Record<string, string> = {
    localhost: '127.0.0.1',
    '[::1]': '127.0.0.1',
    '127.0.0.1': 'localhost',
  };
  const host = others[hostname] ?? hostname;
  const simulator = `http://${host}:${simulatorPort}`;
  return {
    wechat: 'simulator',
    appid: SIMULATED_APP_ID,
    redirect_uri,
    scriptUrl: simulator + SCRIPT_PATH,
    authorizationEndpoint: `${simulator}/connect/qrconnect`,
  };
}

/** The app as the simulator knows it: the phone page shows its name. */
export const simulatedApps = [{ appid: SIMULATED_APP_ID, name: '青瓷 Celadon' }];
