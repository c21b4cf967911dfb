import type { GenericEndpointContext } from 'better-auth';
import type { AccountRules } from '../config/connection.js';
import { findMatchingAccount } from '../find-matching-account.js';
import { saveIdentifier } from '../save-identifier.js';
import { parkStranger, type Stranger, signInStranger } from '../stranger.js';
import { createPlaceholderEmail, getAccountKey, type WeChatProfile } from '../wechat-profile.js';
import type { MiniProgramLogin } from './mini-program-login-schema.js';

type Identity = Pick<MiniProgramLogin, 'openid' | 'unionid' | 'phoneNumber'>;

/** Returns the same profile as the website login. The phone number counts as verified, because it comes from WeChat. */
const toProfile = ({ openid, unionid, phoneNumber }: Identity): WeChatProfile => ({
  ...(openid && { openid }),
  ...(unionid && { unionid }),
  ...(phoneNumber && { phone_number: phoneNumber, phone_number_verified: true }),
});

/** Returns the WeChat of a mini program's user. Mini programs get neither nickname nor avatar. */
export function toStranger(connection: string, identity: Identity): Stranger {
  const profile = toProfile(identity);
  // WeChat itself shows this name for users without one.
  return { connection, profile, name: '微信用户', email: createPlaceholderEmail(profile) };
}

const findAccount = (ctx: GenericEndpointContext, identity: Identity) =>
  ctx.context.internalAdapter.findAccountByKey(getAccountKey(toProfile(identity)));

/** Returns whether the visitor can sign in, at once or after connecting WeChat to an account on the bind page. */
export async function canSignIn(
  ctx: GenericEndpointContext,
  rules: AccountRules,
  identity: Identity,
): Promise<boolean> {
  if (!rules.loginOnly || rules.association === 'ask') return true;
  if (await findAccount(ctx, identity)) return true;
  if (rules.association !== 'match') return false;
  const { email, doubt } = await findMatchingAccount(ctx.context, toProfile(identity), rules.matchFields);
  return Boolean(email || doubt);
}

/** Stores the phone number in the visitor's account. */
async function savePhoneNumber(ctx: GenericEndpointContext, identity: Identity): Promise<void> {
  const { phoneNumber } = identity;
  const account = phoneNumber && (await findAccount(ctx, identity));
  if (!account) return;
  await saveIdentifier(ctx.context, account.userId, 'phoneNumber', phoneNumber, {
    phoneNumberVerified: true,
  });
}

/**
 * Signs this browser in as the WeChat user who confirmed. The rules are those of the website login.
 *
 * @returns the next page, or undefined if the visitor cannot sign in
 */
export async function signInVisitor(
  ctx: GenericEndpointContext,
  rules: AccountRules,
  identity: Identity,
): Promise<'/' | '/bind' | undefined> {
  const { email, doubt } =
    rules.association === 'match'
      ? await findMatchingAccount(ctx.context, toProfile(identity), rules.matchFields)
      : {};
  const found = toStranger(rules.id, identity);
  const stranger: Stranger = { ...found, email: email ?? found.email, doubt };
  if (doubt || (rules.association === 'ask' && !(await findAccount(ctx, identity)))) {
    await parkStranger(ctx, stranger);
    return '/bind';
  }
  const signedIn =
    (await signInStranger(ctx, stranger, rules.loginOnly)) ||
    // If a new user finishes two logins at the same moment, the other one has just created the account.
    (await signInStranger(ctx, stranger, true));
  if (!signedIn) return;
  await savePhoneNumber(ctx, identity);
  return '/';
}
