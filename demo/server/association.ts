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

/**
 * The e-mail address of the account that this identity is to join: of the same unionid, or of the same e-mail address
 * or phone number when both sides have verified it. What one side only claims joins nothing.
 */
export async function findExistingEmail(
  adapter: Pick<AuthContext['adapter'], 'findOne'>,
  profile: WeChatProfile,
): Promise<string | undefined> {
  const find = async (...where: { field: string; value: string | boolean }[]) =>
    (await adapter.findOne<{ email: string }>({ model: 'user', where }))?.email;
  const { unionid, email, phone_number } = profile;
  return (
    (unionid && (await find({ field: 'unionid', value: unionid }))) ||
    (email &&
      profile.email_verified === true &&
      (await find(
        { field: 'email', value: email.toLowerCase() },
        { field: 'emailVerified', value: true },
      ))) ||
    (phone_number &&
      profile.phone_number_verified === true &&
      (await find(
        { field: 'phoneNumber', value: phone_number },
        { field: 'phoneNumberVerified', value: true },
      ))) ||
    undefined
  );
}
