import type { GenericEndpointContext } from 'better-auth';
import type { Settings } from '../settings.js';

/** A WeChat identity that is bound to an account. */
interface Identity {
  /** Id of the row in better-auth's account table. */
  id: string;
  /** WeChat's unionid or openid. The page does not get it. */
  accountId: string;
  connection?: string | null;
  nickname?: string | null;
  picture?: string | null;
  createdAt: Date;
}

/** How the owner of an account can sign in. */
interface AccountWays {
  /** In the order in which they were bound. */
  identities: Identity[];
  hasPassword: boolean;
  phoneNumber: string | null;
  /** Number of ways to sign in. */
  ways: number;
}

/** What the account page shows. */
export interface ShownAccount {
  identities: {
    id: string;
    /** Empty if WeChat has sent no nickname: mini programs get none. */
    name: string;
    image: string | null;
    /** Id of the connection that bound it, or null if it was bound before that was stored. */
    connection: string | null;
  }[];
  /** Whether a WeChat can be unbound. The last way to sign in cannot. */
  canUnbind: boolean;
  hasPassword: boolean;
  phoneNumber: string | null;
  /** Whether the visitor has signed in recently enough to change the phone number. */
  isFresh: boolean;
}

/** Reads how the signed-in visitor can sign in. Requires `sessionMiddleware`. */
export async function readAccount(
  { context }: Pick<GenericEndpointContext, 'context'>,
  { email, phone }: Pick<Settings, 'email' | 'phone'>,
): Promise<AccountWays> {
  const { id } = (context.session as NonNullable<typeof context.session>).user;
  const accounts = await context.internalAdapter.findAccounts(id);
  // Read from the database, because cached sessions of other processes can contain an old number.
  const user = await context.adapter.findOne<{
    phoneNumber?: string | null;
    phoneNumberVerified?: boolean | null;
  }>({ model: 'user', where: [{ field: 'id', value: id }] });
  // Databases answer rows in any order, and a login changes it, because it updates the row.
  const identities: Identity[] = accounts
    .filter(({ providerId }) => providerId === 'wechat')
    .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  const hasPassword = email !== 'off' && accounts.some(({ providerId }) => providerId === 'credential');
  const phoneNumber = (user?.phoneNumberVerified && user.phoneNumber) || null;
  const hasPhone = phone !== 'off' && phoneNumber !== null;
  const ways = identities.length + Number(hasPassword) + Number(hasPhone);
  return { identities, hasPassword, phoneNumber, ways };
}

export const toShownAccount = (
  { identities, hasPassword, phoneNumber, ways }: AccountWays,
  isFresh: boolean,
): ShownAccount => ({
  identities: identities.map(({ id, connection, nickname, picture }) => ({
    id,
    name: nickname ?? '',
    image: picture ?? null,
    connection: connection ?? null,
  })),
  canUnbind: ways > 1,
  hasPassword,
  phoneNumber,
  isFresh,
});
