import { SCRIPT_PATH } from '../../src/simulator/script.js';
import { readReturnTo } from './read-return-to.js';
import type { Settings } from './settings.js';
import { getSimulatedEndpoint, getSimulatorOrigin } from './simulator-address.js';

/** The configuration that the pages get. It contains no secrets. */
export interface PageConfig {
  /** `simulator` if no AppID is configured. */
  wechat: Settings['wechat'];
  appid: string;
  redirect_uri: string;
  /** Addresses of the simulator. Omitted with the real WeChat. */
  scriptUrl?: string;
  authorizationEndpoint?: string;
  /** Whether the page offers the developer panel. It shows code and state, so a deployment does not offer it. */
  inspector: boolean;
  /** Name of the connection. Empty for WeChat's own name. */
  displayName: string;
  loginOnly: boolean;
  /** Whether the page offers login by mini program. */
  miniProgram: boolean;
  /** Address of the simulated phone that scans the mini program's code. */
  phonePage?: string;
  /** Login page for visitors inside WeChat's browser. */
  officialAccountUrl?: string;
  /** The application that a hosted login returns to. `refused` if it is not in the allowlist. */
  returnTo?: { url: string; host: string } | 'refused';
}

/** Creates the configuration for a page on `origin`. */
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
      scriptUrl: getSimulatorOrigin(origin, simulatorPort) + SCRIPT_PATH,
      authorizationEndpoint: getSimulatedEndpoint(origin, simulatorPort),
      phonePage: `${getSimulatorOrigin(origin, simulatorPort)}/connect/mini-program`,
    }),
    inspector: wechat === 'simulator' || !settings.production,
    displayName,
    loginOnly,
    miniProgram: settings.miniProgram !== undefined,
    ...(officialAccountUrl && { officialAccountUrl }),
    ...(returnTo !== undefined && { returnTo: back ? { url: back, host: new URL(back).host } : 'refused' }),
  };
}
