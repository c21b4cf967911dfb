import { SCRIPT_PATH } from '../../src/simulator/script.js';
import type { Localized } from '../localized.js';
import type { Branding } from './config/branding.js';
import type { Connection, ConnectionType } from './config/connection.js';
import { readReturnTo } from './read-return-to.js';
import type { Settings } from './settings.js';
import { getSimulatedEndpoint, getSimulatorOrigin } from './simulator-address.js';

/** What the pages know about a connection. */
export interface ShownConnection {
  id: string;
  type: ConnectionType;
  displayName?: Localized | undefined;
  appId: string;
  loginOnly: boolean;
}

/** The configuration that the pages get. It contains no secrets. */
export interface PageConfig {
  /** `simulator` if no AppID is configured. */
  wechat: Settings['wechat'];
  connections: ShownConnection[];
  branding: Branding;
  email: Settings['email'];
  redirect_uri: string;
  /** Addresses of the simulator. Omitted with the real WeChat. */
  scriptUrl?: string;
  authorizationEndpoint?: string;
  /** Whether the page offers the developer panel. It shows code and state, so a deployment does not offer it. */
  inspector: boolean;
  /** Address of the simulated phone that scans the mini program's code. */
  phonePage?: string;
  /** Login page for visitors inside WeChat's browser. */
  officialAccountUrl?: string;
  /** The application that a hosted login returns to. `refused` if it is not in the allowlist. */
  returnTo?: { url: string; host: string } | 'refused';
}

const toShown = ({ id, type, displayName, appId, loginOnly }: Connection): ShownConnection => ({
  id,
  type,
  ...(displayName && { displayName }),
  appId,
  loginOnly,
});

/** Creates the configuration for a page on `origin`. */
export function createConfig(
  settings: Pick<
    Settings,
    | 'wechat'
    | 'connections'
    | 'branding'
    | 'email'
    | 'redirectUri'
    | 'officialAccountUrl'
    | 'returnToOrigins'
    | 'production'
  >,
  origin: string,
  simulatorPort?: number,
  returnTo?: string,
): PageConfig {
  const { wechat, connections, branding, email, officialAccountUrl } = settings;
  const back = readReturnTo(returnTo, settings.returnToOrigins);
  return {
    wechat,
    connections: connections.map(toShown),
    branding,
    email,
    redirect_uri: settings.redirectUri ?? `${origin}/callback.html`,
    ...(simulatorPort && {
      scriptUrl: getSimulatorOrigin(origin, simulatorPort) + SCRIPT_PATH,
      authorizationEndpoint: getSimulatedEndpoint(origin, simulatorPort),
      phonePage: `${getSimulatorOrigin(origin, simulatorPort)}/connect/mini-program`,
    }),
    inspector: wechat === 'simulator' || !settings.production,
    ...(officialAccountUrl && { officialAccountUrl }),
    ...(returnTo !== undefined && { returnTo: back ? { url: back, host: new URL(back).host } : 'refused' }),
  };
}
