import { APIError, getOAuthState } from 'better-auth/api';
import { wechat } from 'better-auth/social-providers';
import { type Connection, isMiniProgram } from '../config/connection.js';
import { createOfficialAccountProvider } from './create-official-account-provider.js';

/** better-auth's WeChat provider with the AppID of a connection. */
export interface ConnectionProvider {
  connection: Connection;
  provider: ReturnType<typeof wechat>;
}

/**
 * Creates a provider for each connection whose login goes through WeChat's website. All of them share one callback
 * address, and the state of the login contains the connection.
 *
 * @returns a function that returns the provider of the current login, or undefined if there is no such connection
 */
export function createProviders(connections: readonly Connection[]) {
  const providers = new Map<string, ConnectionProvider>();
  for (const connection of connections) {
    if (isMiniProgram(connection)) continue;
    const { id, type, appId: clientId, appSecret: clientSecret } = connection;
    const create = type === 'official-account' ? createOfficialAccountProvider : wechat;
    providers.set(id, { connection, provider: create({ clientId, clientSecret }) });
  }
  const all = [...providers.values()];
  const first = all.find(({ connection }) => connection.type === 'website') ?? all[0];
  if (!first) return;
  return {
    /** The provider that better-auth knows. Its requests are answered by that of the login's connection. */
    base: first.provider,
    /** @throws a 400 error if the login names a connection that does not exist, for example after it was removed */
    async getCurrent(): Promise<ConnectionProvider> {
      const asked: unknown = (await getOAuthState())?.connection;
      const found = asked === undefined ? first : providers.get(`${asked}`);
      if (found) return found;
      throw new APIError('BAD_REQUEST', { code: 'UNKNOWN_CONNECTION', message: 'Unknown connection' });
    },
  };
}

/** The providers, if there is any connection that needs one. */
export type Providers = NonNullable<ReturnType<typeof createProviders>>;
