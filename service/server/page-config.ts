import { SCRIPT_PATH } from '../../src/simulator/create-script.js';
import type { Localized } from '../localized.js';
import {
  offers,
  type RequestProblem,
  readAuthorizationRequest,
} from './applications/read-authorization-request.js';
import type { Branding } from './config/branding.js';
import type { Connection, ConnectionType } from './config/connection.js';
import { EMAIL, PHONE } from './connections/signed-in-by.js';
import type { Settings } from './settings.js';
import { getSimulatedEndpoint, getSimulatorOrigin } from './simulator-address.js';

/** What the pages know about a connection. */
export interface ShownConnection {
  id: string;
  type: ConnectionType;
  displayName?: Localized | undefined;
  appId: string;
  loginOnly: boolean;
  /** Whether its callbackUrl gets an ID token. */
  delivers: boolean;
}

/** What the pages show about the application that asked for this login. */
export interface ShownApplication {
  name: Localized;
  logo?: string | undefined;
}

/** The configuration that the pages get. It contains no secrets. */
export interface PageConfig {
  /** `simulator` if no AppID is configured. */
  wechat: Settings['wechat'];
  connections: ShownConnection[];
  branding: Branding;
  email: Settings['email'];
  phone: Settings['phone'];
  /** Whether the page offers a new password by e-mail. */
  passwordReset: boolean;
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
  /** The application that asked for this login, or why its request was refused. */
  application?: ShownApplication | RequestProblem;
}

/** What comes with the HTML of a page, so that it needs no further request. */
export interface PageData {
  config: PageConfig;
  /** The user who is signed in. */
  visitor: { name: string; email: string; image?: string | null | undefined } | null;
  /** The login that the server has started for the first QR code. */
  started?: { connection: string; url: string };
  /** Whether the visitor has accepted the terms on this device, or there are none. Before that, no login is started. */
  hasAccepted: boolean;
  /** Whether the server renders the page: it shows the login form, outside WeChat. */
  isLogin: boolean;
}

const toShown = ({ id, type, displayName, appId, loginOnly, callbackUrl }: Connection): ShownConnection => ({
  id,
  type,
  ...(displayName && { displayName }),
  appId,
  loginOnly,
  delivers: callbackUrl !== undefined,
});

interface ConfigOptions {
  /** Origin of the page. */
  origin: string;
  simulatorPort?: number | undefined;
  /** The authorization request of an application. */
  request?: string | undefined;
  /** The only connection that the page offers. */
  connection?: string | undefined;
}

/** Creates the configuration for a page. It offers what the application offers. */
export function createConfig(
  settings: Pick<
    Settings,
    | 'wechat'
    | 'connections'
    | 'applications'
    | 'branding'
    | 'email'
    | 'phone'
    | 'passwordReset'
    | 'redirectUri'
    | 'officialAccountUrl'
    | 'production'
  >,
  { origin, simulatorPort, request, connection }: ConfigOptions,
): PageConfig {
  const { wechat, connections, branding, officialAccountUrl } = settings;
  const asked = request === undefined ? undefined : readAuthorizationRequest(request, settings.applications);
  const application = typeof asked === 'object' ? asked.application : undefined;
  const wanted = connection ?? (typeof asked === 'object' ? asked.params.get('connection') : undefined);
  const isOffered = (id: string) => (!application || offers(application, id)) && (!wanted || id === wanted);
  return {
    wechat,
    connections: connections.filter(({ id }) => isOffered(id)).map(toShown),
    branding,
    email: isOffered(EMAIL) ? settings.email : 'off',
    phone: isOffered(PHONE) ? settings.phone : 'off',
    passwordReset: settings.passwordReset,
    redirect_uri: settings.redirectUri ?? `${origin}/callback.html`,
    ...(simulatorPort && {
      scriptUrl: getSimulatorOrigin(origin, simulatorPort) + SCRIPT_PATH,
      authorizationEndpoint: getSimulatedEndpoint(origin, simulatorPort),
      phonePage: `${getSimulatorOrigin(origin, simulatorPort)}/connect/mini-program`,
    }),
    inspector: wechat === 'simulator' || !settings.production,
    ...(officialAccountUrl && { officialAccountUrl }),
    ...(typeof asked === 'string' && { application: asked }),
    ...(application && {
      application: { name: application.name, ...(application.logo && { logo: application.logo }) },
    }),
  };
}
