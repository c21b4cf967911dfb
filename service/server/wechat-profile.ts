import { createHash } from 'node:crypto';

/** The profile of a WeChat identity. WeChat's website login returns neither an e-mail address nor a phone number. */
export interface WeChatProfile {
  openid?: string;
  unionid?: string;
  nickname?: string;
  headimgurl?: string;
  /** Set only if a gateway between WeChat and this server adds them. */
  email?: string;
  email_verified?: boolean;
  phone_number?: string;
  phone_number_verified?: boolean;
}

/** Domain of placeholder e-mail addresses. The top-level domain `invalid` is reserved, so they never exist. */
const PLACEHOLDER_DOMAIN = 'wechat.invalid';

/**
 * Creates an e-mail address for a WeChat identity, because better-auth requires one.
 *
 * The address contains a hash of the id: better-auth compares addresses in lower case, and two WeChat ids can differ in
 * case only.
 */
export const createPlaceholderEmail = ({ unionid, openid }: WeChatProfile) =>
  `${createHash('sha256')
    .update(`${unionid || openid}`)
    .digest('hex')}@${PLACEHOLDER_DOMAIN}`;

/** Returns whether the address is one of our placeholders. */
export const isPlaceholderEmail = (email: string) => email.endsWith(`@${PLACEHOLDER_DOMAIN}`);

/** Returns the key of the identity in better-auth's account table. Website and mini program have the same key. */
export const getAccountKey = ({ unionid, openid }: WeChatProfile) => ({
  providerId: 'wechat',
  accountId: `${unionid || openid}`,
});
