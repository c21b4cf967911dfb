import type { GenericEndpointContext } from 'better-auth';
import { signedInBy } from './signed-in-by.js';

/** Additional columns of better-auth's account table: what the account page shows. The API can neither set nor read them. */
export const identityFields = {
  /** Id of the connection that bound the WeChat identity. */
  connection: { type: 'string', required: false, input: false, returned: false },
  nickname: { type: 'string', required: false, input: false, returned: false },
  picture: { type: 'string', required: false, input: false, returned: false },
} as const;

/** Stores the connection, nickname and picture in each new WeChat identity. */
export const identityHooks = {
  create: {
    async before<Account extends { providerId: string }>(account: Account) {
      if (account.providerId !== 'wechat') return;
      const { connection, nickname, picture } = await signedInBy.get();
      return { data: { ...account, connection, nickname, picture } };
    },
  },
};

/** Updates nickname and picture after a login. Mini programs get neither, so their logins change nothing. */
export async function refreshIdentity({ adapter }: Pick<GenericEndpointContext['context'], 'adapter'>) {
  const { accountId, connection, nickname, picture } = await signedInBy.get();
  if (!accountId) return;
  const here = [
    { field: 'providerId', value: 'wechat' },
    { field: 'accountId', value: accountId },
  ];
  if (nickname) {
    const update = { nickname, ...(picture && { picture }) };
    await adapter.updateMany({ model: 'account', where: here, update });
  }
  // Identities from before this column existed.
  const unknown = { field: 'connection', value: null };
  await adapter.updateMany({ model: 'account', where: [...here, unknown], update: { connection } });
}
