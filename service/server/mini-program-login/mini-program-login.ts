import type { AuthContext, BetterAuthPlugin } from 'better-auth';
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import { isMiniProgram } from '../config/connection.js';
import type { Settings } from '../settings.js';
import type { Storage } from '../storage/storage.js';
import { createBindEndpoints } from './create-bind-endpoints.js';
import { createMiniProgramApi, type TokenStore } from './create-mini-program-api.js';
import { createPageEndpoints } from './create-page-endpoints.js';
import { createPhoneEndpoints } from './create-phone-endpoints.js';
import { miniProgramLoginSchema } from './mini-program-login-schema.js';
import { MiniProgramLoginStore } from './mini-program-login-store.js';
import type { MiniProgram, MiniProgramService } from './mini-program-service.js';

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
 * better-auth's device authorization plugin does not fit. Its phone needs a session to approve, and its page does not
 * learn that the code was scanned. Its polling secret is visible to scripts, where ours is an HttpOnly cookie.
 */
export function miniProgramLogin(
  settings: Pick<Settings, 'connections' | 'branding' | 'timeout'>,
  storage: Pick<Storage, 'now' | 'inTurn' | 'announcements'>,
) {
  const miniPrograms = new Map<string, MiniProgram>();
  let store: MiniProgramLoginStore;
  const service: MiniProgramService = {
    siteName: settings.branding.name,
    find: (id) => miniPrograms.get(id),
    getStore: () => store,
    inTurn: storage.inTurn,
  };
  return {
    id: 'mini-program-login',
    schema: miniProgramLoginSchema,
    init(context) {
      store = new MiniProgramLoginStore(context.adapter, storage);
      for (const connection of settings.connections.filter(isMiniProgram)) {
        const tokens = createTokenStore(context, connection.appId);
        const api = createMiniProgramApi(connection, settings.timeout, tokens);
        miniPrograms.set(connection.id, { connection, api });
      }
    },
    endpoints: {
      ...createPageEndpoints(service),
      ...createBindEndpoints(service),
      ...createPhoneEndpoints(service),
    },
  } satisfies BetterAuthPlugin;
}
