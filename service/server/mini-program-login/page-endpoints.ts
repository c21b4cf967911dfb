import { APIError, createAuthEndpoint } from 'better-auth/api';
import { z } from 'zod';
import type { MiniProgramSettings, Settings } from '../settings.js';
import type { MiniProgramApi } from './create-mini-program-api.js';
import { createToken, gone, LIFETIME, type ScanLogins, tooMany } from './mini-program-logins.js';
import { enter } from './sign-in-visitor.js';
import { describePage, ensureBrowser, readBrowser, requireOwnOrigin } from './waiting-browser.js';

/** s between two polls. */
const INTERVAL = 1;

/**
 * What a confirmed login still needs: the number that the phone shows, typed on the page.
 *
 * It ties the phone that confirmed to the person at the page. Somebody who confirms a photographed code cannot type on
 * that page, and somebody who sent their own code to a victim does not see the victim's phone. The number goes from the
 * phone to the page, because a number on the page would be in the photograph, too. It is typed, not chosen: one of
 * three is guessed too often.
 */
export interface NumberAction {
  action: 'number';
  id: string;
  /** s that the number counts, at most. */
  expiresIn: number;
}

/** The waiting page's side of docs/mini-program.md. */
export function createPageEndpoints(
  settings: Pick<Settings, 'association' | 'loginOnly'>,
  { link }: Pick<MiniProgramSettings, 'link'>,
  getApi: () => MiniProgramApi,
  getLogins: () => ScanLogins,
) {
  return {
    createScanLogin: createAuthEndpoint(
      '/scan-login',
      { method: 'POST', body: z.strictObject({}), requireRequest: true },
      async (ctx) => {
        requireOwnOrigin(ctx);
        const logins = getLogins();
        const browser = await ensureBrowser(ctx);
        const token = createToken();
        const login = await logins.create({ token, browser, ...describePage(ctx) });
        if (!login) throw tooMany();
        const code = link
          ? { text: `${link}${link.includes('?') ? '&' : '?'}token=${token}` }
          : {
              picture: await getApi()
                .createPicture(token)
                .catch(async (error: unknown) => {
                  await logins.remove(login.id);
                  ctx.context.logger.error('WeChat gave no QR code:', error);
                  throw new APIError('BAD_GATEWAY', { error: 'wechat' });
                }),
            };
        return ctx.json({ id: login.id, ...code, expiresIn: LIFETIME, interval: INTERVAL });
      },
    ),

    readScanLogin: createAuthEndpoint('/scan-login/:id', { method: 'GET' }, async (ctx) => {
      const logins = getLogins();
      const login = await logins.findOfBrowser(ctx.params.id, (await readBrowser(ctx)) ?? '');
      if (!login || login.status === 'used') throw gone();
      if (login.status === 'confirmed') {
        const payload: NumberAction = { action: 'number', id: login.id, expiresIn: LIFETIME };
        return ctx.json({ status: 'action_required', payload });
      }
      return ctx.json({ status: login.status });
    }),

    fetchScanLoginSession: createAuthEndpoint(
      '/scan-login/:id/session',
      {
        method: 'POST',
        body: z.strictObject({ number: z.string().regex(/^\d\d$/) }),
        requireRequest: true,
      },
      async (ctx) => {
        requireOwnOrigin(ctx);
        const logins = getLogins();
        const login = await logins.findOfBrowser(ctx.params.id, (await readBrowser(ctx)) ?? '');
        if (!login) throw gone();
        // Used up before the numbers are compared: of many guesses at once only one is compared at all.
        if (login.status !== 'confirmed' || !(await logins.use(login.id))) {
          throw new APIError('CONFLICT', { error: 'not_confirmed' });
        }
        if (login.number !== ctx.body.number) throw new APIError('FORBIDDEN', { error: 'wrong_number' });
        const next = await enter(ctx, settings, login);
        if (!next) throw new APIError('FORBIDDEN', { error: 'no_account' });
        return ctx.json({ next });
      },
    ),
  };
}
