import type { GenericEndpointContext } from 'better-auth';
import { APIError, createAuthEndpoint } from 'better-auth/api';
import { z } from 'zod';
import { type Language, translate } from '../../localized.js';
import type { Failure } from '../login-failure.js';
import { toFailure } from '../to-failure.js';
import { createExpiredError, createTooManyError } from './login-errors.js';
import type { MiniProgramLogin } from './mini-program-login-schema.js';
import type { MiniProgram, MiniProgramService } from './mini-program-service.js';
import { createNumber, createSecret } from './secrets.js';
import { canSignIn } from './sign-in-visitor.js';

const text = z.string().min(1).max(512);
const createNoAccountError = () => new APIError('FORBIDDEN', { error: 'no_account' });

/** Waits for WeChat's answer. A failure is logged, and `toError` translates it to the contract. */
async function askWeChat<T>(
  ctx: GenericEndpointContext,
  work: Promise<T>,
  toError: (failure: Failure) => APIError,
): Promise<T> {
  try {
    return await work;
  } catch (error) {
    ctx.context.logger.error('A request to WeChat for a phone failed:', error);
    throw toError(toFailure(error));
  }
}

/** After the scan, the phone number can still find an account. */
const canMatchByNumber = ({ association, matchFields, phoneNumber }: MiniProgram['connection']) =>
  association === 'match' && phoneNumber !== 'none' && matchFields.includes('phone_number');

/** Returns whether the phone is asked for its number. The account that a WeChat is bound to keeps its own number. */
const getNumberRule = ({ phoneNumber }: MiniProgram['connection'], { userId }: MiniProgramLogin) =>
  userId ? 'none' : phoneNumber;

/** The language that the mini program asks for. */
const getLanguage = (ctx: GenericEndpointContext): Language =>
  /^en\b/i.test(ctx.request?.headers.get('accept-language') ?? '') ? 'en' : 'cn';

/**
 * Creates the endpoints of the mini program. The contract is in docs/mini-program.md. Mini programs have no cookies, so
 * the secrets are in the request bodies.
 */
export function createPhoneEndpoints({ siteName, find, getStore }: MiniProgramService) {
  /** Returns the mini program of a login. @throws the error of an expired login if there is none */
  const getMiniProgram = (login: MiniProgramLogin | null): MiniProgram => {
    const found = login && find(login.connection);
    if (!found) throw createExpiredError();
    return found;
  };

  return {
    scanMiniProgramLogin: createAuthEndpoint(
      '/mini-program-login/phone/scan',
      { method: 'POST', body: z.strictObject({ token: text, code: text }), requireRequest: true },
      async (ctx) => {
        const store = getStore();
        // Checked first, because WeChat limits the number of requests.
        const open = await store.findOpen(ctx.body.token);
        const { connection, api } = getMiniProgram(open);
        const { displayName } = connection;
        const account = open?.userId ? await ctx.context.internalAdapter.findUserById(open.userId) : null;
        if (open?.userId && !account) throw createExpiredError();
        const identity = await askWeChat(ctx, api.identify(ctx.body.code), (failure) =>
          failure === 'invalid_code'
            ? new APIError('UNAUTHORIZED', { error: 'login_failed' })
            : new APIError('BAD_GATEWAY', { error: 'wechat' }),
        );
        const who = { openid: identity.openid, unionid: identity.unionid ?? null, phoneNumber: null };
        if (!account && !canMatchByNumber(connection) && !(await canSignIn(ctx, connection, who))) {
          throw createNoAccountError();
        }
        const scan = createSecret();
        const login = await store.claim(ctx.body.token, identity, scan);
        if (login === 'too_many') throw createTooManyError();
        if (login === 'taken') throw new APIError('CONFLICT', { error: 'taken' });
        if (login === 'expired') throw createExpiredError();
        const { site, browserName, place } = login;
        const language = getLanguage(ctx);
        return ctx.json({
          scan,
          site: { name: translate(siteName, language), host: site },
          ...(displayName && { connection: translate(displayName, language) }),
          browser: browserName,
          ...(place && { place }),
          ...(account && { account: account.name }),
          phoneNumber: getNumberRule(connection, login),
        });
      },
    ),

    confirmMiniProgramLogin: createAuthEndpoint(
      '/mini-program-login/phone/confirm',
      {
        method: 'POST',
        body: z.strictObject({ scan: text, phoneNumberCode: text.optional() }),
        requireRequest: true,
      },
      async (ctx) => {
        const store = getStore();
        const { scan, phoneNumberCode } = ctx.body;
        const login = await store.findForPhone(scan);
        if (!login) throw createExpiredError();
        const { connection, api } = getMiniProgram(login);
        const phoneNumber = getNumberRule(connection, login);
        if (phoneNumber === 'required' && !phoneNumberCode) {
          throw new APIError('UNPROCESSABLE_ENTITY', { error: 'phone_number_required' });
        }
        const ownNumber =
          phoneNumber !== 'none' && phoneNumberCode
            ? await askWeChat(
                ctx,
                api.readPhoneNumber(phoneNumberCode),
                () => new APIError('UNPROCESSABLE_ENTITY', { error: 'phone_number_failed' }),
              )
            : null;
        if (!login.userId && !(await canSignIn(ctx, connection, { ...login, phoneNumber: ownNumber }))) {
          // The waiting page says the same as the phone.
          await store.settle(login, scan, 'no_account');
          throw createNoAccountError();
        }
        const number = createNumber();
        if (!(await store.settle(login, scan, 'confirmed', { phoneNumber: ownNumber, number })))
          throw createExpiredError();
        return ctx.json({ status: 'confirmed', number });
      },
    ),

    cancelMiniProgramLogin: createAuthEndpoint(
      '/mini-program-login/phone/cancel',
      { method: 'POST', body: z.strictObject({ scan: text }), requireRequest: true },
      async (ctx) => {
        const store = getStore();
        const { scan } = ctx.body;
        const login = await store.findForPhone(scan);
        if (!login || !(await store.settle(login, scan, 'cancelled'))) throw createExpiredError();
        return ctx.json({ status: 'cancelled' });
      },
    ),
  };
}
