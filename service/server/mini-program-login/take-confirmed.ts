import type { GenericEndpointContext } from 'better-auth';
import { APIError } from 'better-auth/api';
import { z } from 'zod';
import type { MiniProgramConnection } from '../config/connection.js';
import { createExpiredError } from './login-errors.js';
import type { MiniProgramLogin } from './mini-program-login-schema.js';
import type { MiniProgramService } from './mini-program-service.js';
import { readBrowser, requireOwnOrigin } from './waiting-browser.js';

/** The options of an endpoint that finishes a login with the number that the phone shows. */
export const TAKE_CONFIRMED = {
  method: 'POST',
  body: z.strictObject({ number: z.string().regex(/^\d\d$/) }),
  requireRequest: true,
} as const;

/**
 * Uses up the confirmed login of this browser.
 *
 * @param asked `userId`: the account that the login binds a WeChat to, or null for a login that signs in. Logins of
 * another account and of the other kind look expired, and stay valid.
 * @throws an error of the contract in docs/mini-program.md
 */
export async function takeConfirmed(
  ctx: GenericEndpointContext,
  { find, getStore }: MiniProgramService,
  asked: { connection: string; id: string; number: string; userId: string | null },
): Promise<{ connection: MiniProgramConnection; login: MiniProgramLogin }> {
  requireOwnOrigin(ctx);
  const { connection } = find(asked.connection) ?? {};
  if (!connection) throw createExpiredError();
  const store = getStore();
  const browser = (await readBrowser(ctx)) ?? '';
  const login = await store.findForBrowser(connection.id, asked.id, browser);
  if (!login || (login.userId ?? null) !== asked.userId) throw createExpiredError();
  // The login is used up before the numbers are compared, so that of concurrent guesses only one is compared.
  if (login.status !== 'confirmed' || !(await store.use(login.id))) {
    throw new APIError('CONFLICT', { error: 'not_confirmed' });
  }
  if (login.number !== asked.number) throw new APIError('FORBIDDEN', { error: 'wrong_number' });
  return { connection, login };
}
