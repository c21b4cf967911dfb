import type { GenericEndpointContext } from 'better-auth';
import { saveIdentifier } from './save-identifier.js';
import { rememberStranger, type Stranger } from './stranger.js';
import { getAccountKey } from './wechat-profile.js';

/**
 * Binds a WeChat to an account. It does not check who asks for it.
 *
 * @returns `known` if the account already has the WeChat, and `taken` if another account has it. Then nothing changes.
 */
export async function bindStranger(
  ctx: GenericEndpointContext,
  stranger: Stranger,
  userId: string,
): Promise<'bound' | 'known' | 'taken'> {
  const { internalAdapter } = ctx.context;
  const account = getAccountKey(stranger.profile);
  const known = await internalAdapter.findAccountByKey(account);
  if (known && known.userId !== userId) return 'taken';
  await rememberStranger(stranger);
  if (!known) await internalAdapter.linkAccount({ ...account, userId });
  const { unionid } = stranger.profile;
  if (unionid) await saveIdentifier(ctx.context, userId, 'unionid', unionid);
  return known ? 'known' : 'bound';
}
