import type { GenericEndpointContext } from 'better-auth';
import type { AccountRules } from '../config/connection.js';
import { findMatchingAccount } from '../find-matching-account.js';
import { parkStranger, type Stranger, signInStranger } from '../stranger.js';
import { createPlaceholderEmail, getAccountKey, type WeChatProfile } from '../wechat-profile.js';
import type { MiniProgramLogin } from './schema.js';

type Identity = Pick<MiniProgramLogin, 'openid' | 'unionid' | 'phoneNumber'>;

/** Returns the same profile as the website login. The phone number counts as verified, because it comes from WeChat. */
const toProfile = ({ openid, unionid, phoneNumber }: Identity): WeChatProfile => ({
  ...(openid && { openid }),
  ...(unionid && { unionid }),
  ...(phoneNumber && { phone_number: phoneNumber, phone_number_verified: true }),
});

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

/** Stores the phone number in the account if the account has none and no other account has this number. */
async function savePhoneNumber(ctx: GenericEndpointContext, identity: Identity): Promise<void> {
  const account = identity.phoneNumber && (await findAccount(ctx, identity));
  if (!account) return;
  const { adapter, logger } = ctx.context;
  const where = [{ field: 'phoneNumber', value: identity.phoneNumber }];
  if (await adapter.findOne({ model: 'user', where })) return;
  try {
    await adapter.updateMany({
      model: 'user',
      where: [
        { field: 'id', value: account.userId },
        { field: 'phoneNumber', value: null },
      ],
      update: { phoneNumber: identity.phoneNumber, phoneNumberVerified: true },
    });
  } catch (error) {
    // Another account got the number at the same moment. The login succeeds anyway.
    logger.error('A phone number was not saved:', error);
  }
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
  const profile = toProfile(identity);
  const { email, doubt } =
    rules.association === 'match' ? await findMatchingAccount(ctx.context, profile, rules.matchFields) : {};
  // Mini programs get neither nickname nor avatar. WeChat itself shows this name for users without one.
  const stranger: Stranger = {
    connection: rules.id,
    profile,
    name: '微信用户',
    email: email ?? createPlaceholderEmail(profile),
    doubt,
  };
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
