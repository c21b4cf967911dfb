import { SCRIPT_PATH } from '../../src/simulator/script.js';
import { readReturnTo } from './return-to.js';
import type { Settings } from './settings.js';

/** What the page needs to know. Nothing in it is secret. */
export interface DemoConfig {
  /** `simulator` until an AppID is configured. */
  wechat: Settings['wechat'];
  appid: string;
  redirect_uri: string;
  /** Where the simulator stands in for WeChat; absent with the real one. */
  scriptUrl?: string;
  authorizationEndpoint?: string;
  /** The panel for developers. It shows code and state, and lets whoever looks change them: nothing for real visitors. */
  inspector: boolean;
  /** What the connection is called; empty: WeChat's own name. */
  displayName: string;
  loginOnly: boolean;
  /** Whether there is a second QR code, which opens a mini program. */
  miniProgram: boolean;
  /** The simulated phone that reads it. */
  phonePage?: string;
  /** Where visitors inside WeChat sign in. */
  officialAccountUrl?: string;
  /** Where the hosted login goes back to. `refused`: that application is not on the list. */
  returnTo?: { url: string; host: string } | 'refused';
}

const OTHER_NAMES: Record<string, string> = {
  localhost: '127.0.0.1',
  '[::1]': '127.0.0.1',
  '127.0.0.1': 'localhost',
};

/**
 * The simulator for a page of that origin. It is named by another host name than the page (127.0.0.1 for localhost
 * and the other way round), so that it is another site for cookies, as WeChat is.
 */
export function simulatorOrigin(pageOrigin: string, port: number): string {
  const { hostname } = new URL(pageOrigin);
  return `http://${OTHER_NAMES[hostname] ?? hostname}:${port}`;
}

/** The address of the simulator's QR page, for a page of that origin. */
export const simulatedEndpoint = (pageOrigin: string, port: number) =>
  `${simulatorOrigin(pageOrigin, port)}/connect/qrconnect`;

/** The configuration for a page that was opened under `origin`. */
export function createConfig(
  settings: Pick<
    Settings,
    | 'wechat'
    | 'appid'
    | 'callbackUrl'
    | 'officialAccountUrl'
    | 'displayName'
    | 'loginOnly'
    | 'miniProgram'
    | 'returnToOrigins'
    | 'production'
  >,
  origin: string,
  simulatorPort?: number,
  returnTo?: string,
): DemoConfig {
  const { wechat, appid, displayName, loginOnly, officialAccountUrl } = settings;
  const back = readReturnTo(returnTo, settings.returnToOrigins);
  return {
    wechat,
    appid,
    redirect_uri: settings.callbackUrl ?? `${origin}/callback.html`,
    ...(simulatorPort && {
      scriptUrl: simulatorOrigin(origin, simulatorPort) + SCRIPT_PATH,
      authorizationEndpoint: simulatedEndpoint(origin, simulatorPort),
      phonePage: `${simulatorOrigin(origin, simulatorPort)}/connect/mini-program`,
    }),
    inspector: wechat === 'simulator' || !settings.production,
    displayName,
    loginOnly,
    miniProgram: settings.miniProgram !== undefined,
    ...(officialAccountUrl && { officialAccountUrl }),
    ...(returnTo !== undefined && { returnTo: back ? { url: back, host: new URL(back).host } : 'refused' }),
  };
}
