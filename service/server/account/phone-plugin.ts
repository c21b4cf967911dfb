import { randomInt, randomUUID } from 'node:crypto';
import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { phoneNumber } from 'better-auth/plugins/phone-number';
import { PHONE, signedInBy } from '../connections/signed-in-by.js';
import type { Messenger } from '../messages/create-messenger.js';
import type { Settings } from '../settings.js';
import { createPlaceholderEmail } from '../wechat-profile.js';
import { isFresh } from './is-fresh.js';

type PhoneSettings = Pick<Settings, 'phone' | 'smsCountries' | 'branding'>;

/** Seconds until a code expires. */
const LIFETIME = 300;
/** ms. */
const DAY = 86_400_000;
const VERIFY = '/phone-number/verify';

/**
 * Creates better-auth's plugin for sign-in by phone number and code.
 *
 * A code allows three attempts. Numbers of countries that are not in `smsCountries` are refused: SMS to some countries are
 * expensive, and fraudsters who share in that price send requests to forms like ours.
 */
export function phonePlugin(settings: PhoneSettings, messenger: Messenger): BetterAuthPlugin {
  const { phone, smsCountries, branding } = settings;
  const plugin = phoneNumber({
    otpLength: 6,
    expiresIn: LIFETIME,
    allowedAttempts: 3,
    phoneNumberValidator: (number) => smsCountries.some((country) => number.startsWith(`+${country}`)),
    async sendOTP({ phoneNumber: value, code }, ctx) {
      try {
        await messenger.sendCode(value, code);
      } catch (error) {
        ctx?.context.logger.error('A code was not sent:', error);
        throw new APIError('BAD_GATEWAY', { code: 'NOT_SENT', message: 'The code was not sent. Try again' });
      }
    },
    signUpOnVerification: {
      getTempEmail() {
        // Here, the code was right, so that only the owner of a number learns whether it has an account.
        if (phone === 'login-only') {
          throw new APIError('FORBIDDEN', { code: 'SIGNUP_DISABLED', message: 'New accounts are disabled' });
        }
        // Not from the number, which can get a new owner.
        return createPlaceholderEmail({ openid: `phone:${randomUUID()}` });
      },
      // Applications get the name, so it contains no part of the number.
      getTempName: () =>
        `${branding.languages[0] === 'en' ? 'User ' : '用户'}${randomInt(1_000_000).toString().padStart(6, '0')}`,
    },
  }) as BetterAuthPlugin;
  const checkVerification = createAuthMiddleware(async (ctx) => {
    if (ctx.body.updatePhoneNumber) {
      const session = await getSessionFromCtx(ctx);
      if (!session) throw new APIError('UNAUTHORIZED', { code: 'UNAUTHORIZED', message: 'Sign in first' });
      // The number is a way to sign in.
      if (!isFresh(session.session)) {
        throw new APIError('FORBIDDEN', { code: 'SESSION_NOT_FRESH', message: 'Sign in again' });
      }
      return;
    }
    const user = await ctx.context.adapter.findOne<{ phoneNumberVerified?: boolean | null }>({
      model: 'user',
      where: [{ field: 'phoneNumber', value: ctx.body.phoneNumber }],
    });
    // An import can contain numbers that nobody has verified. They do not prove who owns the account.
    if (user && !user.phoneNumberVerified) {
      throw new APIError('BAD_REQUEST', { code: 'INVALID_OTP', message: 'Invalid code' });
    }
    await signedInBy.set({ connection: PHONE });
  });
  /** better-auth's plugin ignores `rememberMe`. The session is stored for one day, as with a password. */
  const shorten = createAuthMiddleware(async (ctx) => {
    const created = ctx.context.newSession;
    if (!created || ctx.body.rememberMe !== false) return;
    const { user, session } = created;
    const expiresAt = new Date(Date.now() + DAY);
    await ctx.context.internalAdapter.updateSession(session.token, { expiresAt });
    await setSessionCookie(ctx, { user, session: { ...session, expiresAt } }, true);
  });
  return {
    ...plugin,
    // The columns are in `associationFields`, so that neither sessions nor applications get them.
    schema: {},
    hooks: {
      before: [
        ...(plugin.hooks?.before ?? []),
        { matcher: ({ path }) => path === VERIFY, handler: checkVerification },
      ],
      after: [{ matcher: ({ path }) => path === VERIFY, handler: shorten }],
    },
  };
}
