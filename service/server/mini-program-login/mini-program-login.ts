import type { AuthContext, BetterAuthPlugin } from 'better-auth';
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import type { MiniProgramSettings, Settings } from '../settings.js';
import type { Storage } from '../storage/storage.js';
import { createMiniProgramApi, type MiniProgramApi, type TokenStore } from './create-mini-program-api.js';
import { MiniProgramLoginStore } from './mini-program-login-store.js';
import { createPageEndpoints } from './page-endpoints.js';
import { createPhoneEndpoints } from './phone-endpoints.js';
import { miniProgramLoginSchema } from './schema.js';

/**
 * Stores WeChat's access token in better-auth's verification table. The token is encrypted, because it gives full access
 * to the mini program's API.
 */
function createTokenStore({ internalAdapter, secretConfig: key }: AuthContext, appid: string): TokenStore {
  const identifier = `mini-program-token:${appid}`;
  return {
    async read() {
      const kept = await internalAdapter.findVerificationValue(identifier);
      if (!kept || kept.expiresAt <= new Date()) return;
      // Decryption fails after BETTER_AUTH_SECRET has changed. The caller then requests a new token.
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
 * A better-auth plugin for login by mini program. It uses better-auth's database, cookies and accounts.
 *
 * better-auth's device authorization plugin does not fit: there the phone needs a session to approve, the page does not
 * learn that the code was scanned, and the polling secret is visible to scripts instead of being an HttpOnly cookie.
 */
export function miniProgramLogin(
  settings: Pick<Settings, 'association' | 'loginOnly' | 'timeout'>,
  miniProgram: MiniProgramSettings,
  storage: Pick<Storage, 'now' | 'inTurn'>,
) {
  let api: MiniProgramApi;
  let store: MiniProgramLoginStore;
  const getApi = () => api;
  const getStore = () => store;
  return {
    id: 'mini-program-login',
    schema: miniProgramLoginSchema,
    init(context) {
      store = new MiniProgramLoginStore(context.adapter, storage);
      api = createMiniProgramApi(miniProgram, settings.timeout, createTokenStore(context, miniProgram.appid));
    },
    endpoints: {
      ...createPageEndpoints(settings, miniProgram, getApi, getStore),
      ...createPhoneEndpoints(settings, miniProgram, getApi, getStore),
    },
  } satisfies BetterAuthPlugin;
}
