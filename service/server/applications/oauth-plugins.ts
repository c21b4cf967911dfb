import { oauthProvider } from '@better-auth/oauth-provider';
import type { BetterAuthPlugin } from 'better-auth';
import { jwt } from 'better-auth/plugins';
import { SCOPES } from '../config/application.js';
import { hash } from '../hash.js';
import { type ClaimedUser, createClaims } from './create-claims.js';

/** Paths that better-auth redirects an authorization request to. `mountAuthorization` translates them. */
export const LOGIN_NEEDED = '/login-needed';
export const SELECTION_NEEDED = '/selection-needed';

/** better-auth's plugin that signs ID tokens and publishes the keys. */
export const createJwtPlugin = () =>
  jwt({
    // Every client supports RS256, as OpenID Connect requires.
    jwks: { keyPairConfig: { alg: 'RS256' } },
    disableSettingJwtHeader: true,
  });

/** Creates better-auth's OpenID Connect provider. The applications are in its database: see `syncApplications`. */
export function createProviderPlugin(): BetterAuthPlugin {
  const plugin = oauthProvider({
    scopes: [...SCOPES],
    grantTypes: ['authorization_code', 'refresh_token'],
    loginPage: LOGIN_NEEDED,
    // Applications are the deployer's own. They need no consent.
    consentPage: LOGIN_NEEDED,
    selectAccount: { page: SELECTION_NEEDED, shouldRedirect: () => false },
    codeExpiresIn: 60,
    storeClientSecret: { hash: async (secret) => hash(secret) },
    customIdTokenClaims: ({ user, scopes }) => createClaims(user as unknown as ClaimedUser, scopes),
    customUserInfoClaims: ({ user, scopes }) => createClaims(user as unknown as ClaimedUser, scopes),
  });
  // Its types do not allow for exactOptionalPropertyTypes.
  return plugin as unknown as BetterAuthPlugin;
}
