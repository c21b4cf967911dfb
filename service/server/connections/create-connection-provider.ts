import type { AuthContext } from 'better-auth';
import { getOAuthState } from 'better-auth/api';
import { findMatchingAccount } from '../find-matching-account.js';
import { LoginFailure } from '../login-failure.js';
import { toFailure } from '../to-failure.js';
import { createPlaceholderEmail, getAccountKey, type WeChatProfile } from '../wechat-profile.js';
import { withTimeout } from '../with-timeout.js';
import { addNote } from './callback-note.js';
import type { Providers } from './create-providers.js';
import { signedInBy } from './signed-in-by.js';

/**
 * Creates the provider for all connections. It adds a timeout, failure codes and the association of accounts to
 * better-auth's WeChat provider.
 *
 * @param timeout ms for each request to WeChat
 * @param authorizationEndpoint Returns the address of the simulator's QR page for a page's origin.
 */
export function createConnectionProvider(
  providers: Providers,
  timeout: number,
  context: AuthContext,
  authorizationEndpoint?: (pageOrigin: string) => string,
): AuthContext['socialProviders'][number] {
  const inTime = <T>(work: Promise<T>): Promise<T> =>
    withTimeout(work, timeout, () => new LoginFailure('wechat_timeout'));

  return {
    ...providers.base,
    async createAuthorizationURL(data) {
      const { provider } = await providers.getCurrent();
      const url = await provider.createAuthorizationURL(data);
      if (!authorizationEndpoint) return url;
      return new URL(
        url.pathname + url.search + url.hash,
        authorizationEndpoint(new URL(data.redirectURI).origin),
      );
    },
    async validateAuthorizationCode(data) {
      try {
        const { connection, provider } = await providers.getCurrent();
        await addNote({ rules: connection });
        // Older WeChat clients send this code if the visitor refuses.
        if (data.code === 'authdeny') throw new LoginFailure('no_code');
        return await inTime(provider.validateAuthorizationCode(data));
      } catch (error) {
        const failure = toFailure(error);
        await addNote({ failure });
        throw new LoginFailure(failure);
      }
    },
    async getUserInfo(tokens) {
      try {
        const { connection, provider } = await providers.getCurrent();
        const found = await inTime(provider.getUserInfo(tokens));
        if (!found) throw new LoginFailure('wechat_malformed');
        const profile: WeChatProfile = found.data;
        const { unionid } = profile;
        const { name = '', image } = found.user;
        await signedInBy.set({
          connection: connection.id,
          unionid,
          accountId: getAccountKey(profile).accountId,
          nickname: name,
          picture: image ?? undefined,
        });
        // A signed-in visitor who connects WeChat has already chosen the account.
        const shouldMatch = connection.association === 'match' && !(await getOAuthState())?.link;
        const match = shouldMatch ? await findMatchingAccount(context, profile, connection.matchFields) : {};
        const email = match.email ?? createPlaceholderEmail(profile);
        await addNote({
          stranger: {
            connection: connection.id,
            profile,
            name,
            email,
            doubt: match.doubt,
            ...(image && { image }),
          },
        });
        return { ...found, user: { ...found.user, name, email, emailVerified: false } };
      } catch (error) {
        const failure = toFailure(error);
        await addNote({ failure });
        context.logger.error('WeChat did not return a profile:', new LoginFailure(failure));
        return null;
      }
    },
  };
}
