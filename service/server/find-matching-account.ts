import type { AuthContext } from 'better-auth';
import { MATCH_FIELDS, type MatchField } from './config/connection.js';
import { getAccountKey, type WeChatProfile } from './wechat-profile.js';

/** Additional columns of the user table that accounts are matched by. The API cannot set them. */
export const associationFields = {
  /** Set by an import, or by another app of the same WeChat Open Platform account. */
  unionid: { type: 'string', required: false, unique: true, input: false, returned: false },
  /** A way to sign in, if it is verified and the service offers codes by SMS. */
  phoneNumber: { type: 'string', required: false, unique: true, input: false, returned: false },
  phoneNumberVerified: { type: 'boolean', required: false, input: false, returned: false },
} as const;

/** A contact detail that may have a new owner, so that it does not prove who owns the account. */
export type Doubt = 'email' | 'phone_number';

/** The result of association `match` for a WeChat identity. */
export interface Match {
  /** E-mail address of the account that the identity is connected to. */
  email?: string;
  /** Set if an account has the same number or address, but another WeChat identity. Its owner has to sign in to connect. */
  doubt?: Doubt;
}

/** The part of better-auth's context that reads accounts. */
interface Accounts {
  adapter: Pick<AuthContext['adapter'], 'findOne'>;
  internalAdapter: Pick<AuthContext['internalAdapter'], 'findAccounts' | 'findAccountByKey'>;
}

interface User {
  id: string;
  email: string;
  unionid?: string | null;
}

/**
 * Finds the account that a WeChat identity is connected to under association `match`. This is the account with the same
 * unionid. Otherwise it is the account with the same e-mail address or phone number, if both sides have verified it.
 * The result is empty if the identity already has an account.
 *
 * Phone numbers and company addresses get new owners. If the account has another WeChat identity, the result is a
 * `doubt` instead.
 *
 * @param fields The details to compare.
 */
export async function findMatchingAccount(
  { adapter, internalAdapter }: Accounts,
  profile: WeChatProfile,
  fields: readonly MatchField[] = MATCH_FIELDS,
): Promise<Match> {
  const getCompared = (field: MatchField) => (fields.includes(field) ? profile[field] : undefined);
  const unionid = getCompared('unionid');
  const email = getCompared('email');
  const phone_number = getCompared('phone_number');
  const find = (...where: { field: string; value: string | boolean }[]) =>
    adapter.findOne<User>({ model: 'user', where });
  const hasWeChat = async ({ id, unionid }: User) =>
    Boolean(unionid) ||
    (await internalAdapter.findAccounts(id)).some(({ providerId }) => providerId === 'wechat');
  const join = async (user: User, doubt: Doubt): Promise<Match> =>
    (await hasWeChat(user)) ? { doubt } : { email: user.email };

  if (await internalAdapter.findAccountByKey(getAccountKey(profile))) return {};
  const same = unionid && (await find({ field: 'unionid', value: unionid }));
  if (same) return { email: same.email };
  const byEmail =
    email &&
    profile.email_verified === true &&
    (await find({ field: 'email', value: email.toLowerCase() }, { field: 'emailVerified', value: true }));
  if (byEmail) return join(byEmail, 'email');
  const byNumber =
    phone_number &&
    profile.phone_number_verified === true &&
    (await find(
      { field: 'phoneNumber', value: phone_number },
      { field: 'phoneNumberVerified', value: true },
    ));
  return byNumber ? join(byNumber, 'phone_number') : {};
}
