import { APIError, createAuthEndpoint } from 'better-auth/api';
import { z } from 'zod';
import { enter, isStranger } from './scan-accounts.js';
import { describePage, ensureBrowser, readBrowser, requireOwnOrigin } from './scan-browser.js';
import { createToken, gone, LIFETIME, type ScanLogins, tooMany } from './scan-logins.js';
import type { MiniProgramApi } from './scan-wechat.js';
import type { MiniProgramSettings, Settings } from './settings.js';

/** s between two polls. */
const INTERVAL = 1;

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
      if (login.status === 'confirmed' && (await isStranger(ctx, settings, login))) {
        return ctx.json({ status: 'action_required', payload: { action: 'bind', id: login.id } });
      }
      return ctx.json({ status: login.status });
    }),

    fetchScanLoginSession: createAuthEndpoint(
      '/scan-login/:id/session',
      { method: 'POST', body: z.strictObject({}), requireRequest: true },
      async (ctx) => {
        requireOwnOrigin(ctx);
        const logins = getLogins();
        const login = await logins.findOfBrowser(ctx.params.id, (await readBrowser(ctx)) ?? '');
        if (!login) throw gone();
        if (!(await logins.use(login.id))) throw new APIError('CONFLICT', { error: 'not_confirmed' });
        const next = await enter(ctx, settings, login);
        if (!next) throw new APIError('FORBIDDEN', { error: 'no_account' });
        return ctx.json({ next });
      },
    ),
  };
}
