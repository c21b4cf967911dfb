import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthEndpoint, freshSessionMiddleware, sessionMiddleware } from 'better-auth/api';
import { z } from 'zod';
import type { Settings } from '../settings.js';
import type { Storage } from '../storage/storage.js';
import { endOtherSessions } from './end-other-sessions.js';
import { isFresh } from './is-fresh.js';
import { readAccount, toShownAccount } from './read-account.js';

/** A better-auth plugin with the endpoints of the account page that better-auth does not have. */
export function accountEndpoints(
  settings: Pick<Settings, 'email' | 'phone'>,
  storage: Pick<Storage, 'inTurn'>,
): BetterAuthPlugin {
  return {
    id: 'account-page',
    endpoints: {
      /** Returns how the visitor can sign in: bound WeChat identities, password, phone number. */
      getAccount: createAuthEndpoint('/account', { method: 'GET', use: [sessionMiddleware] }, async (ctx) =>
        ctx.json(toShownAccount(await readAccount(ctx, settings), isFresh(ctx.context.session.session))),
      ),
      /**
       * Unbinds a WeChat identity, unless it is the last way to sign in. All other sessions of the account end, because
       * somebody else may have signed in with that WeChat.
       */
      unbindIdentity: createAuthEndpoint(
        '/account/unbind',
        {
          method: 'POST',
          body: z.strictObject({ id: z.string().min(1).max(64) }),
          use: [freshSessionMiddleware],
        },
        async (ctx) => {
          const { user, session } = ctx.context.session;
          // Two requests at the same moment could unbind the last two ways to sign in.
          await storage.inTurn(`account ${user.id}`, async () => {
            const account = await readAccount(ctx, settings);
            const identity = account.identities.find(({ id }) => id === ctx.body.id);
            if (!identity) {
              throw new APIError('NOT_FOUND', { code: 'NOT_BOUND', message: 'This WeChat is not bound' });
            }
            if (account.ways < 2) {
              throw new APIError('CONFLICT', {
                code: 'LAST_WAY_IN',
                message: 'Add another way to sign in before you unbind this WeChat',
              });
            }
            await ctx.context.internalAdapter.deleteAccount(identity.id);
            // Association "match" would bind the same WeChat again at its next login.
            await ctx.context.adapter.updateMany({
              model: 'user',
              where: [
                { field: 'id', value: user.id },
                { field: 'unionid', value: identity.accountId },
              ],
              update: { unionid: null },
            });
          });
          await endOtherSessions(ctx, user.id, session.token);
          return ctx.json({ status: true });
        },
      ),
    },
  };
}
