import { SCRIPT_PATH } from '../../src/simulator/script.js';
import { readReturnTo } from './read-return-to.js';
import type { Settings } from './settings.js';
import { simulatedEndpoint, simulatorOrigin } from './simulator-address.js';

/** What the page needs to know. Nothing in it is secret. */
export interface PageConfig {
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
): PageConfig {
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
