import { randomBytes } from 'node:crypto';
import { AUTHORIZE_PATH, getIssuer, getLoginLink } from '../addresses.js';
import type { Localized } from '../localized.js';
import type { ConnectionType } from './config/connection.js';
import { hash } from './hash.js';
import type { Settings } from './settings.js';

/** A connection on the page "Try this login". */
interface TriedConnection {
  id: string;
  type: ConnectionType;
  displayName?: Localized | undefined;
  appId: string;
  /** What to register in WeChat's console: the domain of the redirect pages, or the mini program's server. */
  addresses: string[];
  callbackUrl?: string | undefined;
  tryUrl: string;
}

/** An application on the page "Try this login". */
interface TriedApplication {
  clientId: string;
  name: Localized;
  redirectUris: string[];
  scopes: readonly string[];
  /** All connections, if undefined. */
  connections?: readonly string[] | undefined;
  tryUrl: string;
  /** Whether `tryUrl` is a page of the application. Otherwise it receives a code that it has not asked for, and should refuse it. */
  hasLoginUrl: boolean;
}

/** What the page "Try this login" shows. It contains no secrets. */
export interface Trial {
  issuer: string;
  discovery: string;
  connections: TriedConnection[];
  applications: TriedApplication[];
}

/** Returns an authorization request with a state and a PKCE challenge that nobody knows. */
function createTrialRequest(clientId: string, redirectUri: string): string {
  const random = () => randomBytes(32).toString('base64url');
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: 'openid',
    state: `try-${random()}`,
    code_challenge: hash(random()),
    code_challenge_method: 'S256',
    prompt: 'login',
  });
  return `${AUTHORIZE_PATH}?${query}`;
}

/** Lists connections and applications with their addresses, and with an address that tries each of them. */
export function createTrial(
  { connections, applications, redirectUri }: Pick<Settings, 'connections' | 'applications' | 'redirectUri'>,
  origin: string,
): Trial {
  const issuer = getIssuer(origin);
  return {
    issuer,
    discovery: `${issuer}/.well-known/openid-configuration`,
    connections: connections.map(({ id, type, displayName, appId, callbackUrl }) => ({
      id,
      type,
      ...(displayName && { displayName }),
      appId,
      addresses:
        type === 'mini-program'
          ? [`${origin}/api/scan-login/phone`]
          : [
              `${issuer}/callback/wechat`,
              ...(type === 'website' ? [redirectUri ?? `${origin}/callback.html`] : []),
            ],
      ...(callbackUrl && { callbackUrl }),
      tryUrl: getLoginLink(id, {}),
    })),
    applications: applications.map(
      ({ clientId, name, redirectUris, scopes, connections: offered, loginUrl }) => ({
        clientId,
        name,
        redirectUris,
        scopes,
        ...(offered && { connections: offered }),
        tryUrl: loginUrl ?? createTrialRequest(clientId, redirectUris[0] ?? ''),
        hasLoginUrl: loginUrl !== undefined,
      }),
    ),
  };
}
