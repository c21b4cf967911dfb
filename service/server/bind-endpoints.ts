import type { BetterAuthPlugin, GenericEndpointContext } from 'better-auth';
import { APIError, createAuthEndpoint, sessionMiddleware } from 'better-auth/api';
import { z } from 'zod';
import { bindStranger } from './bind-stranger.js';
import type { Settings } from './settings.js';
import { findStranger, type Stranger, signInStranger, toShownStranger } from './stranger.js';

const emptyBody = z.strictObject({}).optional();

/**
 * A better-auth plugin with the endpoints of the bind page.
 *
 * An attacker who photographs a QR code can scan it before the visitor does. Therefore an identity is connected only if the
 * visitor has confirmed that it is theirs: the body contains its id as `confirmed`.
 */
export function bindEndpoints({ connections }: Pick<Settings, 'connections'>): BetterAuthPlugin {
  const createExpiredError = () => new APIError('GONE', { code: 'BIND_EXPIRED', message: 'Scan again' });
  const findRules = ({ connection }: Stranger) => connections.find(({ id }) => id === connection);
  const body = z.strictObject({ confirmed: z.string().min(1).max(64) });
  /** Removes the stranger if the visitor has confirmed it. */
  const takeConfirmed = async (ctx: GenericEndpointContext, confirmed: string): Promise<Stranger> => {
    const shown = await findStranger(ctx);
    if (!shown || (findRules(shown)?.association ?? 'off') === 'off') throw createExpiredError();
    // Another WeChat has scanned in this browser since the page was shown.
    if (shown.id !== confirmed) {
      throw new APIError('PRECONDITION_FAILED', {
        code: 'NOT_CONFIRMED',
        message: 'Confirm that this WeChat is yours',
      });
    }
    const stranger = await findStranger(ctx, true);
    if (!stranger) throw createExpiredError();
    return stranger;
  };
  return {
    id: 'wechat-strangers',
    endpoints: {
      /** Returns the stranger that waits to be connected, or null. */
      getStranger: createAuthEndpoint('/wechat/stranger', { method: 'GET' }, async (ctx) => {
        const stranger = await findStranger(ctx);
        return ctx.json(stranger ? toShownStranger(stranger) : null);
      }),
      /** Connects the stranger to the account that is signed in. */
      bindStranger: createAuthEndpoint(
        '/wechat/bind',
        { method: 'POST', body, use: [sessionMiddleware] },
        async (ctx) => {
          const stranger = await takeConfirmed(ctx, ctx.body.confirmed);
          const { user, session } = ctx.context.session;
          if ((await bindStranger(ctx, stranger, user.id)) === 'taken') {
            throw new APIError('CONFLICT', {
              code: 'ALREADY_LINKED',
              message: 'This WeChat is connected to another account',
            });
          }
          // The visitor has also signed in with this WeChat.
          await ctx.context.internalAdapter.updateSession(session.token, { connection: stranger.connection });
          return ctx.json({ status: true });
        },
      ),
      /** Removes the stranger, because the visitor has said that it is somebody else. */
      forgetStranger: createAuthEndpoint(
        '/wechat/forget',
        { method: 'POST', body: emptyBody },
        async (ctx) => {
          await findStranger(ctx, true);
          return ctx.json({ status: true });
        },
      ),
      /** Creates an account for the stranger, and signs in. */
      createStrangerAccount: createAuthEndpoint(
        '/wechat/new-account',
        { method: 'POST', body },
        async (ctx) => {
          const stranger = await takeConfirmed(ctx, ctx.body.confirmed);
          if (!(await signInStranger(ctx, stranger, findRules(stranger)?.loginOnly ?? true))) {
            throw new APIError('FORBIDDEN', {
              code: 'SIGNUP_DISABLED',
              message: 'New accounts are disabled',
            });
          }
          return ctx.json({ status: true });
        },
      ),
    },
  };
}
