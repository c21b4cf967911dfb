import { z } from 'zod';
import { MAX_REQUEST } from './applications/read-authorization-request.js';
import { connectionId } from './config/connection.js';
import { RATES, type RouteRate } from './rates.js';
import type { Settings } from './settings.js';

/** A route of better-auth in the allowlist. */
interface AuthRoute {
  method: 'GET' | 'POST';
  /** Path below `/api/auth`. */
  path: string;
  rate: RouteRate;
  /** Schema of the body. Omitted for GET requests, and for our own endpoints, which check the body themselves. */
  body?: z.ZodType;
  /** Whether the settings offer the route. @default always */
  isOffered?: (settings: Settings) => boolean;
}

/** An address of this service. It can contain an authorization request, whose characters are escaped twice (`%252F`). */
const nextAddress = z
  .string()
  .max(MAX_REQUEST * 2 + 256)
  .optional();
const email = z.string().max(254);
/** better-auth accepts 8 to 128 characters, and reports other lengths to the visitor. */
const password = z.string().max(256);
/** Schema of the body that starts a login. */
const login = z.strictObject({
  provider: z.literal('wechat'),
  callbackURL: nextAddress,
  errorCallbackURL: nextAddress,
  disableRedirect: z.boolean().optional(),
  additionalData: z.strictObject({ connection: connectionId.optional() }).optional(),
});
const hasPhone = ({ phone }: Settings) => phone !== 'off';
const hasReset = ({ passwordReset }: Settings) => passwordReset;
/** A phone number with its country code, as in E.164. */
const phoneNumber = z.string().regex(/^\+[1-9]\d{6,14}$/);
const rememberMe = z.boolean().optional();
const emptyBody = z.strictObject({});
/** The name that a visitor gives the account: no spaces around it, and not empty. */
const displayName = z.strictObject({
  name: z
    .string()
    .max(100)
    .regex(/^\S(.*\S)?$/su),
});

/** The allowlist of better-auth's routes. All others answer 404, to keep the attack surface small. */
export const AUTH_ROUTES: readonly AuthRoute[] = [
  { method: 'POST', path: '/sign-in/social', rate: RATES.start, body: login },
  { method: 'POST', path: '/link-social', rate: RATES.start, body: login },
  { method: 'GET', path: '/callback/wechat', rate: RATES.callback },
  {
    method: 'POST',
    path: '/sign-in/email',
    rate: RATES.password,
    body: z.strictObject({ email, password, rememberMe }),
  },
  {
    method: 'POST',
    path: '/sign-up/email',
    rate: RATES.signUp,
    body: z.strictObject({ email, password, name: z.string().max(100), rememberMe }),
  },
  {
    method: 'POST',
    path: '/request-password-reset',
    rate: RATES.message,
    body: z.strictObject({ email }),
    isOffered: hasReset,
  },
  {
    method: 'POST',
    path: '/reset-password',
    // Passwords are hashed only if the token is valid, so visitors can correct a short one without waiting.
    rate: RATES.action,
    body: z.strictObject({ newPassword: password, token: z.string().max(64) }),
    isOffered: hasReset,
  },
  {
    method: 'POST',
    path: '/phone-number/send-otp',
    rate: RATES.message,
    body: z.strictObject({ phoneNumber }),
    isOffered: hasPhone,
  },
  {
    method: 'POST',
    path: '/phone-number/verify',
    rate: RATES.verify,
    body: z.strictObject({
      phoneNumber,
      code: z.string().regex(/^\d{6}$/),
      updatePhoneNumber: z.boolean().optional(),
      rememberMe,
    }),
    isOffered: hasPhone,
  },
  { method: 'GET', path: '/get-session', rate: RATES.page },
  { method: 'GET', path: '/list-accounts', rate: RATES.page },
  { method: 'GET', path: '/account', rate: RATES.page },
  { method: 'POST', path: '/account/unbind', rate: RATES.action },
  { method: 'POST', path: '/update-user', rate: RATES.action, body: displayName },
  { method: 'POST', path: '/delete-user', rate: RATES.action, body: emptyBody },
  { method: 'POST', path: '/sign-out', rate: RATES.action, body: emptyBody },
  { method: 'GET', path: '/wechat/stranger', rate: RATES.page },
  { method: 'POST', path: '/wechat/bind', rate: RATES.action },
  { method: 'POST', path: '/wechat/new-account', rate: RATES.action },
  { method: 'POST', path: '/wechat/forget', rate: RATES.action },
];
