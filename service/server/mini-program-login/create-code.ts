import type { GenericEndpointContext } from 'better-auth';
import { APIError } from 'better-auth/api';
import { z } from 'zod';
import { createTooManyError } from './login-errors.js';
import type { MiniProgramLogin } from './mini-program-login-schema.js';
import { LIFETIME } from './mini-program-login-store.js';
import type { MiniProgramService } from './mini-program-service.js';
import { createToken } from './secrets.js';
import { describePage, ensureBrowser, requireOwnOrigin } from './waiting-browser.js';

/** Seconds between two polls. */
const INTERVAL = 1;

/** Share of the code that a logo covers, so that it hides the picture in the middle of WeChat's round code. */
const ROUND_LOGO_SHARE = 1 / 2.4;

/** The options of an endpoint that creates a code. */
export const CREATE_CODE = { method: 'POST', body: z.strictObject({}), requireRequest: true } as const;

/** Stores a login of this browser, and returns its QR code. The contract is in docs/mini-program.md. */
export async function createCode(
  ctx: GenericEndpointContext,
  { find, getStore }: MiniProgramService,
  { connection: id, userId }: Pick<MiniProgramLogin, 'connection' | 'userId'>,
) {
  requireOwnOrigin(ctx);
  const { connection, api } = find(id) ?? {};
  if (!connection || !api) throw new APIError('NOT_FOUND', { error: 'unknown_connection' });
  const store = getStore();
  const browser = await ensureBrowser(ctx);
  const token = createToken();
  const login = await store.create({ connection: id, userId, token, browser, ...describePage(ctx) });
  if (!login) throw createTooManyError();
  const { link, logo } = connection;
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
  return {
    id: login.id,
    ...code,
    ...(logo && { logo }),
    expiresIn: LIFETIME,
    interval: INTERVAL,
    events: true,
  };
}
