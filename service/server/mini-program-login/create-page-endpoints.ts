import { APIError, createAuthEndpoint } from 'better-auth/api';
import { z } from 'zod';
import { createExpiredError, createTooManyError } from './login-errors.js';
import { LIFETIME } from './mini-program-login-store.js';
import type { MiniProgramService } from './mini-program-service.js';
import { createToken } from './secrets.js';
import { signInVisitor } from './sign-in-visitor.js';
import { describePage, ensureBrowser, readBrowser, requireOwnOrigin } from './waiting-browser.js';

/** Seconds between two polls. */
const INTERVAL = 1;

/** Share of the code that a logo covers, so that it hides the picture in the middle of WeChat's round code. */
const ROUND_LOGO_SHARE = 1 / 2.4;

const unknownConnection = () => new APIError('NOT_FOUND', { error: 'unknown_connection' });

/** Creates the endpoints of the page that shows the QR code. The contract is in docs/mini-program.md. */
export function createPageEndpoints({ find, getStore }: MiniProgramService) {
  return {
    createMiniProgramLogin: createAuthEndpoint(
      '/mini-program-login/:connection',
      { method: 'POST', body: z.strictObject({}), requireRequest: true },
      async (ctx) => {
        requireOwnOrigin(ctx);
        const { connection, api } = find(ctx.params.connection) ?? {};
        if (!connection || !api) throw unknownConnection();
        const store = getStore();
        const browser = await ensureBrowser(ctx);
        const token = createToken();
        const { id: connectionId, link, logo } = connection;
        const login = await store.create({ connection: connectionId, token, browser, ...describePage(ctx) });
        if (!login) throw createTooManyError();
        const code = link
          ? { text: `${link}${link.includes('?') ? '&' : '?'}token=${token}` }
          : {
              picture: await api.createPicture(token).catch(async (error: unknown) => {
                await store.remove(login.id);
                ctx.context.logger.error('WeChat did not return a QR code:', error);
                throw new APIError('BAD_GATEWAY', { error: 'wechat' });
              }),
              ...(logo && { logoShare: ROUND_LOGO_SHARE }),
            };
        return ctx.json({
          id: login.id,
          ...code,
          ...(logo && { logo }),
          expiresIn: LIFETIME,
          interval: INTERVAL,
          events: true,
        });
      },
    ),

    fetchMiniProgramSession: createAuthEndpoint(
      '/mini-program-login/:connection/:id/session',
      {
        method: 'POST',
        body: z.strictObject({ number: z.string().regex(/^\d\d$/) }),
        requireRequest: true,
      },
      async (ctx) => {
        requireOwnOrigin(ctx);
        const { connection } = find(ctx.params.connection) ?? {};
        if (!connection) throw createExpiredError();
        const store = getStore();
        const browser = (await readBrowser(ctx)) ?? '';
        const login = await store.findForBrowser(connection.id, ctx.params.id, browser);
        if (!login) throw createExpiredError();
        // The login is used up before the numbers are compared, so that of concurrent guesses only one is compared.
        if (login.status !== 'confirmed' || !(await store.use(login.id))) {
          throw new APIError('CONFLICT', { error: 'not_confirmed' });
        }
        if (login.number !== ctx.body.number) throw new APIError('FORBIDDEN', { error: 'wrong_number' });
        const next = await signInVisitor(ctx, connection, login);
        if (!next) throw new APIError('FORBIDDEN', { error: 'no_account' });
        return ctx.json({ next });
      },
    ),
  };
}
