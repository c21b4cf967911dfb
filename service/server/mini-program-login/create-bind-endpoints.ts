import { APIError, createAuthEndpoint, freshSessionMiddleware } from 'better-auth/api';
import { bindStranger } from '../bind-stranger.js';
import { CREATE_CODE, createCode } from './create-code.js';
import type { MiniProgramService } from './mini-program-service.js';
import { toStranger } from './sign-in-visitor.js';
import { TAKE_CONFIRMED, takeConfirmed } from './take-confirmed.js';

/**
 * Creates the endpoints of the account page that bind a WeChat by mini program. A WeChat is a way to sign in, so both need a
 * fresh session. The same account has to begin and to finish.
 */
export function createBindEndpoints(service: MiniProgramService) {
  const use = [freshSessionMiddleware];
  return {
    createMiniProgramBinding: createAuthEndpoint(
      '/mini-program-login/:connection/bind',
      { ...CREATE_CODE, use },
      async (ctx) => {
        const { user } = ctx.context.session;
        return ctx.json(
          await createCode(ctx, service, { connection: ctx.params.connection, userId: user.id }),
        );
      },
    ),

    finishMiniProgramBinding: createAuthEndpoint(
      '/mini-program-login/:connection/bind/:id/session',
      { ...TAKE_CONFIRMED, use },
      async (ctx) => {
        const { id: userId } = ctx.context.session.user;
        const { connection, login } = await takeConfirmed(ctx, service, {
          ...ctx.params,
          ...ctx.body,
          userId,
        });
        const stranger = toStranger(connection.id, login);
        // Two requests at the same moment could both find that the WeChat is not bound.
        const status = await service.inTurn(`bind ${login.unionid ?? login.openid}`, () =>
          bindStranger(ctx, stranger, userId),
        );
        // The code of the failure page, which link-social redirects to.
        if (status === 'taken') {
          throw new APIError('CONFLICT', { error: 'account_already_linked_to_different_user' });
        }
        return ctx.json({ status });
      },
    ),
  };
}
