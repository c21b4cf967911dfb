import type { GenericEndpointContext } from 'better-auth';
import { APIError, createAuthEndpoint } from 'better-auth/api';
import { z } from 'zod';
import { type Failure, toFailure } from '../failures.js';
import type { MiniProgramSettings, Settings } from '../settings.js';
import type { MiniProgramApi } from './create-mini-program-api.js';
import { createNumber, createSecret, gone, type ScanLogins, tooMany } from './mini-program-logins.js';
import { isWelcome } from './sign-in-visitor.js';

const text = z.string().min(1).max(512);
const noAccount = () => new APIError('FORBIDDEN', { error: 'no_account' });

/** Asks WeChat; what went wrong is logged by name and told to the phone in the contract's words. */
async function askWeChat<T>(
  ctx: GenericEndpointContext,
  work: Promise<T>,
  toError: (failure: Failure) => APIError,
): Promise<T> {
  try {
    return await work;
  } catch (error) {
    ctx.context.logger.error('WeChat did not answer the phone:', error);
    throw toError(toFailure(error));
  }
}

/** The phone's side of docs/mini-program.md. It has no cookies: what it knows is in the bodies. */
export function createPhoneEndpoints(
  settings: Pick<Settings, 'association' | 'loginOnly'>,
  { phoneNumber }: Pick<MiniProgramSettings, 'phoneNumber'>,
  getApi: () => MiniProgramApi,
  getLogins: () => ScanLogins,
) {
  const { association } = settings;
  /** The number may still find the account that the ids do not. */
  const mayMatchLater = association === 'match' && phoneNumber !== 'none';

  return {
    scanByPhone: createAuthEndpoint(
      '/scan-login/phone/scan',
      { method: 'POST', body: z.strictObject({ token: text, code: text }), requireRequest: true },
      async (ctx) => {
        const logins = getLogins();
        // First: a made-up token is not worth a question to WeChat, which counts them.
        if (!(await logins.isOpen(ctx.body.token))) throw gone();
        const identity = await askWeChat(ctx, getApi().identify(ctx.body.code), (failure) =>
          failure === 'invalid_code'
            ? new APIError('UNAUTHORIZED', { error: 'login_failed' })
            : new APIError('BAD_GATEWAY', { error: 'wechat' }),
        );
        const who = { openid: identity.openid, unionid: identity.unionid ?? null, phoneNumber: null };
        if (!mayMatchLater && !(await isWelcome(ctx, settings, who))) throw noAccount();
        const scan = createSecret();
        const login = await logins.claim(ctx.body.token, identity, scan);
        if (login === 'too_many') throw tooMany();
        if (login === 'taken') throw new APIError('CONFLICT', { error: 'taken' });
        if (login === 'expired') throw gone();
        const { site, browserName, place } = login;
        return ctx.json({
          scan,
          site: { name: ctx.context.appName, host: site },
          browser: browserName,
          ...(place && { place }),
          phoneNumber,
        });
      },
    ),

    confirmByPhone: createAuthEndpoint(
      '/scan-login/phone/confirm',
      {
        method: 'POST',
        body: z.strictObject({ scan: text, phoneNumberCode: text.optional() }),
        requireRequest: true,
      },
      async (ctx) => {
        const logins = getLogins();
        const { scan, phoneNumberCode } = ctx.body;
        const login = await logins.findOfPhone(scan);
        if (!login) throw gone();
        if (phoneNumber === 'required' && !phoneNumberCode) {
          throw new APIError('UNPROCESSABLE_ENTITY', { error: 'phone_number_required' });
        }
        const ownNumber =
          phoneNumber !== 'none' && phoneNumberCode
            ? await askWeChat(
                ctx,
                getApi().readPhoneNumber(phoneNumberCode),
                () => new APIError('UNPROCESSABLE_ENTITY', { error: 'phone_number_failed' }),
              )
            : null;
        if (!(await isWelcome(ctx, settings, { ...login, phoneNumber: ownNumber }))) {
          // The page shall not wait for what cannot come.
          await logins.decide(scan, 'cancelled');
          throw noAccount();
        }
        const number = createNumber();
        if (!(await logins.decide(scan, 'confirmed', { phoneNumber: ownNumber, number }))) throw gone();
        return ctx.json({ status: 'confirmed', number });
      },
    ),

    cancelByPhone: createAuthEndpoint(
      '/scan-login/phone/cancel',
      { method: 'POST', body: z.strictObject({ scan: text }), requireRequest: true },
      async (ctx) => {
        const logins = getLogins();
        if (!(await logins.decide(ctx.body.scan, 'cancelled'))) throw gone();
        return ctx.json({ status: 'cancelled' });
      },
    ),
  };
}
