import { APIError, createAuthEndpoint } from 'better-auth/api';
import { z } from 'zod';
import type { MiniProgramSettings, Settings } from '../settings.js';
import type { MiniProgramApi } from './create-mini-program-api.js';
import {
  createExpiredError,
  createToken,
  createTooManyError,
  LIFETIME,
  type MiniProgramLoginStore,
} from './mini-program-login-store.js';
import { signInVisitor } from './sign-in-visitor.js';
import { describePage, ensureBrowser, readBrowser, requireOwnOrigin } from './waiting-browser.js';

/** Seconds between two polls. */
const INTERVAL = 1;

/**
 * Asks the page for the number that the phone shows after the confirmation.
 *
 * The number proves that the person with the phone is at the page. An attacker who photographs the QR code and confirms
 * it cannot type on the visitor's page. An attacker who sends their own QR code to a victim does not see the victim's
 * phone. The phone shows the number, because a number on the page would be in the photograph. The visitor types the
 * number instead of choosing it, because one of three choices is easy to guess.
 */
export interface NumberAction {
  action: 'number';
  id: string;
  /** Seconds until the number expires. */
  expiresIn: number;
}

/** Creates the endpoints of the page that shows the QR code. The contract is in docs/mini-program.md. */
export function createPageEndpoints(
  settings: Pick<Settings, 'association' | 'loginOnly'>,
  { link }: Pick<MiniProgramSettings, 'link'>,
  getApi: () => MiniProgramApi,
  getStore: () => MiniProgramLoginStore,
) {
  return {
    createMiniProgramLogin: createAuthEndpoint(
      '/mini-program-login',
      { method: 'POST', body: z.strictObject({}), requireRequest: true },
      async (ctx) => {
        requireOwnOrigin(ctx);
        const store = getStore();
        const browser = await ensureBrowser(ctx);
        const token = createToken();
        const login = await store.create({ token, browser, ...describePage(ctx) });
        if (!login) throw createTooManyError();
        const code = link
          ? { text: `${link}${link.includes('?') ? '&' : '?'}token=${token}` }
          : {
              picture: await getApi()
                .createPicture(token)
                .catch(async (error: unknown) => {
                  await store.remove(login.id);
                  ctx.context.logger.error('WeChat did not return a QR code:', error);
                  throw new APIError('BAD_GATEWAY', { error: 'wechat' });
                }),
            };
        return ctx.json({ id: login.id, ...code, expiresIn: LIFETIME, interval: INTERVAL });
      },
    ),

    readMiniProgramLogin: createAuthEndpoint('/mini-program-login/:id', { method: 'GET' }, async (ctx) => {
      const store = getStore();
      const login = await store.findForBrowser(ctx.params.id, (await readBrowser(ctx)) ?? '');
      if (!login || login.status === 'used') throw createExpiredError();
      if (login.status === 'confirmed') {
        const payload: NumberAction = { action: 'number', id: login.id, expiresIn: LIFETIME };
        return ctx.json({ status: 'action_required', payload });
      }
      return ctx.json({ status: login.status });
    }),

    fetchMiniProgramSession: createAuthEndpoint(
      '/mini-program-login/:id/session',
      {
        method: 'POST',
        body: z.strictObject({ number: z.string().regex(/^\d\d$/) }),
        requireRequest: true,
      },
      async (ctx) => {
        requireOwnOrigin(ctx);
        const store = getStore();
        const login = await store.findForBrowser(ctx.params.id, (await readBrowser(ctx)) ?? '');
        if (!login) throw createExpiredError();
        // The login is used up before the numbers are compared, so that of concurrent guesses only one is compared.
        if (login.status !== 'confirmed' || !(await store.use(login.id))) {
          throw new APIError('CONFLICT', { error: 'not_confirmed' });
        }
        if (login.number !== ctx.body.number) throw new APIError('FORBIDDEN', { error: 'wrong_number' });
        const next = await signInVisitor(ctx, settings, login);
        if (!next) throw new APIError('FORBIDDEN', { error: 'no_account' });
        return ctx.json({ next });
      },
    ),
  };
}
