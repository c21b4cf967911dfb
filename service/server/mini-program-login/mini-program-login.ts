import type { AuthContext, BetterAuthPlugin } from 'better-auth';
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import type { MiniProgramSettings, Settings } from '../settings.js';
import type { Storage } from '../storage/open-storage.js';
import { createMiniProgramApi, type MiniProgramApi, type TokenStore } from './create-mini-program-api.js';
import { ScanLogins, scanLoginSchema } from './mini-program-logins.js';
import { createPageEndpoints } from './page-endpoints.js';
import { createPhoneEndpoints } from './phone-endpoints.js';

/** WeChat's access token among better-auth's short-lived values, encrypted: with it all of the mini program is open. */
function createTokenStore({ internalAdapter, secretConfig: key }: AuthContext, appid: string): TokenStore {
  const identifier = `mini-program-token:${appid}`;
  return {
    async read() {
      const kept = await internalAdapter.findVerificationValue(identifier);
      if (!kept || kept.expiresAt <= new Date()) return;
      // Made with a secret that is no longer ours: as if there were none.
      return symmetricDecrypt({ key, data: kept.value }).catch(() => undefined);
    },
    async write(token, expiresAt) {
      const value = await symmetricEncrypt({ key, data: token });
      await internalAdapter.createVerificationValue({ identifier, value, expiresAt });
    },
    forget: () => internalAdapter.deleteVerificationByIdentifier(identifier),
  };
}

/**
 * Login by mini program on better-auth: its database, its cookies, its accounts and its counting of requests.
 *
 * Not its device authorization plugin: there the phone approves as somebody who has a session, nobody learns that a
 * code was scanned, and what polls is in the page's hands instead of a cookie.
 */
export function scanLogin(
  settings: Pick<Settings, 'association' | 'loginOnly' | 'timeout'>,
  miniProgram: MiniProgramSettings,
  storage: Pick<Storage, 'now' | 'inTurn'>,
) {
  let api: MiniProgramApi;
  let logins: ScanLogins;
  const getApi = () => api;
  const getLogins = () => logins;
  return {
    id: 'scan-login',
    schema: scanLoginSchema,
    init(context) {
      logins = new ScanLogins(context.adapter, storage);
      api = createMiniProgramApi(miniProgram, settings.timeout, createTokenStore(context, miniProgram.appid));
    },
    endpoints: {
      ...createPageEndpoints(settings, miniProgram, getApi, getLogins),
      ...createPhoneEndpoints(settings, miniProgram, getApi, getLogins),
    },
  } satisfies BetterAuthPlugin;
}
