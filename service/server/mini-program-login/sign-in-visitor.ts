import type { GenericEndpointContext } from 'better-auth';
import { createPlaceholderEmail, findMatch, getAccountKey, type WeChatProfile } from '../association.js';
import type { Settings } from '../settings.js';
import { parkStranger, type Stranger, signInStranger } from '../strangers.js';
import type { ScanLogin } from './mini-program-logins.js';

type Rules = Pick<Settings, 'association' | 'loginOnly'>;
type Who = Pick<ScanLogin, 'openid' | 'unionid' | 'phoneNumber'>;

/** What the website login would know of this person. The number is WeChat's word, so it counts as verified. */
const toProfile = ({ openid, unionid, phoneNumber }: Who): WeChatProfile => ({
  ...(openid && { openid }),
  ...(unionid && { unionid }),
  ...(phoneNumber && { phone_number: phoneNumber, phone_number_verified: true }),
});

const findAccount = (ctx: GenericEndpointContext, who: Who) =>
  ctx.context.internalAdapter.findAccountByKey(getAccountKey(toProfile(who)));

/** Whether this person comes in, perhaps after signing in to their account once. */
export async function isWelcome(ctx: GenericEndpointContext, rules: Rules, who: Who): Promise<boolean> {
  if (!rules.loginOnly || rules.association === 'ask') return true;
  if (await findAccount(ctx, who)) return true;
  if (rules.association !== 'match') return false;
  const { email, doubt } = await findMatch(ctx.context, toProfile(who));
  return Boolean(email || doubt);
}

/** A number that nobody has yet becomes the account's, unless it has one. */
async function keepPhoneNumber(ctx: GenericEndpointContext, who: Who): Promise<void> {
  const account = who.phoneNumber && (await findAccount(ctx, who));
  if (!account) return;
  const { adapter, logger } = ctx.context;
  const where = [{ field: 'phoneNumber', value: who.phoneNumber }];
  if (await adapter.findOne({ model: 'user', where })) return;
  try {
    await adapter.updateMany({
      model: 'user',
      where: [
        { field: 'id', value: account.userId },
        { field: 'phoneNumber', value: null },
      ],
      update: { phoneNumber: who.phoneNumber, phoneNumberVerified: true },
    });
  } catch (error) {
    // Somebody else's at the same moment. The login does not depend on it.
    logger.error('A phone number was not kept:', error);
  }
}

/** Signs this browser in as the person who confirmed, by the rules of the website login. The page to go on with. */
export async function enter(
  ctx: GenericEndpointContext,
  rules: Rules,
  who: Who,
): Promise<'/' | '/bind' | undefined> {
  const profile = toProfile(who);
  const { email, doubt } = rules.association === 'match' ? await findMatch(ctx.context, profile) : {};
  // A mini program is told neither name nor picture; this is what WeChat itself calls people then.
  const stranger: Stranger = {
    profile,
    name: '微信用户',
    email: email ?? createPlaceholderEmail(profile),
    doubt,
  };
  if (doubt || (rules.association === 'ask' && !(await findAccount(ctx, who)))) {
    await parkStranger(ctx, stranger);
    return '/bind';
  }
  const signedIn =
    (await signInStranger(ctx, stranger, rules.loginOnly)) ||
    // Two pages of somebody new at the same moment: the other one has just made the account.
    (await signInStranger(ctx, stranger, true));
  if (!signedIn) return;
  await keepPhoneNumber(ctx, who);
  return '/';
}
