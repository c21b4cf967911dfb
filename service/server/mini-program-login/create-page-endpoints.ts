import { APIError, createAuthEndpoint } from 'better-auth/api';
import { CREATE_CODE, createCode } from './create-code.js';
import type { MiniProgramService } from './mini-program-service.js';
import { signInVisitor } from './sign-in-visitor.js';
import { TAKE_CONFIRMED, takeConfirmed } from './take-confirmed.js';

/** Creates the endpoints of the page that shows the QR code. The contract is in docs/mini-program.md. */
export function createPageEndpoints(service: MiniProgramService) {
  return {
    createMiniProgramLogin: createAuthEndpoint('/mini-program-login/:connection', CREATE_CODE, async (ctx) =>
      ctx.json(await createCode(ctx, service, { connection: ctx.params.connection, userId: null })),
    ),

    fetchMiniProgramSession: createAuthEndpoint(
      '/mini-program-login/:connection/:id/session',
      TAKE_CONFIRMED,
      async (ctx) => {
        const { connection, login } = await takeConfirmed(ctx, service, {
          ...ctx.params,
          ...ctx.body,
          userId: null,
        });
        const next = await signInVisitor(ctx, connection, login);
        if (!next) throw new APIError('FORBIDDEN', { error: 'no_account' });
        return ctx.json({ next });
      },
    ),
  };
}
