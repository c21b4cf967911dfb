import { createHash } from 'node:crypto';
import type { AuthContext } from 'better-auth';

/** What is known of a WeChat identity: WeChat's website login answers no e-mail address and no phone number. */
export interface WeChatProfile {
  openid?: string;
  unionid?: string;
  nickname?: string;
  headimgurl?: string;
  /** Only where something between WeChat and this server (a gateway that knows the person) adds and has verified them. */
  email?: string;
  email_verified?: boolean;
  phone_number?: string;
  phone_number_verified?: boolean;
}

/** better-auth's provider invents addresses under this name, which can never exist. */
export const PLACEHOLDER_DOMAIN = 'wechat.invalid';

/**
 * better-auth wants an e-mail address of everybody, and compares it in lower case. WeChat's ids differ in upper and
 * lower case, so two strangers could share the address made of theirs; of the hash they cannot.
 */
export const createPlaceholderEmail = ({ unionid, openid }: WeChatProfile) =>
  `${createHash('sha256')
    .update(`${unionid || openid}`)
    .digest('hex')}@${PLACEHOLDER_DOMAIN}`;

/** Columns beside better-auth's own, by which an account is found. Nobody can set them through the API. */
export const associationFields = {
  /** From an import, or another app of the same WeChat Open Platform account. */
  unionid: { type: 'string', required: false, unique: true, input: false, returned: false },
  phoneNumber: { type: 'string', required: false, unique: true, input: false, returned: false },
  phoneNumberVerified: { type: 'boolean', required: false, input: false, returned: false },
} as const;

/** The key of this identity in better-auth's table. Both ways in make the same one, so either finds the account. */
export const getAccountKey = ({ unionid, openid }: WeChatProfile) => ({
  providerId: 'wechat',
  accountId: `${unionid || openid}`,
});

/** What an account and a new WeChat identity have in common that may have changed hands. */
export type Doubt = 'email' | 'phone_number';

/** What association `match` found for a new WeChat identity. */
export interface Match {
  /** E-mail address of the account that the identity joins. */
  email?: string;
  /** Why it joins none: an account has this number or address, but also another WeChat. Its owner has to sign in once. */
  doubt?: Doubt;
}

/** The part of better-auth that knows the accounts. */
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
 * Finds the account that a WeChat identity joins under association `match`: the one with the same unionid, or with the
 * same e-mail address or phone number if both sides have verified it. An identity that has an account needs no match.
 *
 * Phone numbers and company addresses are given to somebody else after a while. So neither of them joins an account
 * that has another WeChat identity: the answer is a `doubt` then.
 */
export async function findMatch(
  { adapter, internalAdapter }: Accounts,
  profile: WeChatProfile,
): Promise<Match> {
  const { unionid, email, phone_number } = profile;
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
