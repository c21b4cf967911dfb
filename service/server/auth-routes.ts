import { z } from 'zod';
import { RATES, type RouteRate } from './rates.js';
import { MAX_RETURN_TO } from './read-return-to.js';

/** A route of better-auth that this service offers. */
interface AuthRoute {
  method: 'GET' | 'POST';
  /** Below `/api/auth`. */
  path: string;
  rate: RouteRate;
  /** All that the body may hold. Absent: the endpoint is ours, and checks its body itself. */
  body?: z.ZodType;
}

/** An address of ours to go to afterwards. It may hold a `return_to`, in which each character is escaped (`%2F`). */
const nextAddress = z
  .string()
  .max(MAX_RETURN_TO * 3 + 256)
  .optional();
const email = z.string().max(254);
/** better-auth takes 8 to 128 characters, and says so. */
const password = z.string().max(256);
const login = z.strictObject({
  provider: z.literal('wechat'),
  callbackURL: nextAddress,
  errorCallbackURL: nextAddress,
  disableRedirect: z.boolean().optional(),
});
const nothing = z.strictObject({});

/**
 * The part of better-auth that the pages, and the servers of other applications, need. Everything else of it answers
 * 404: what nobody asks for cannot be attacked.
 */
export const AUTH_ROUTES: readonly AuthRoute[] = [
  { method: 'POST', path: '/sign-in/social', rate: RATES.start, body: login },
  { method: 'POST', path: '/link-social', rate: RATES.start, body: login },
  { method: 'GET', path: '/callback/wechat', rate: RATES.callback },
  {
    method: 'POST',
    path: '/sign-in/email',
    rate: RATES.password,
    body: z.strictObject({ email, password }),
  },
  {
    method: 'POST',
    path: '/sign-up/email',
    rate: RATES.signUp,
    body: z.strictObject({ email, password, name: z.string().max(100) }),
  },
  { method: 'GET', path: '/get-session', rate: RATES.page },
  { method: 'GET', path: '/list-accounts', rate: RATES.page },
  { method: 'POST', path: '/sign-out', rate: RATES.action, body: nothing },
  {
    method: 'POST',
    path: '/one-time-token/verify',
    rate: RATES.redeem,
    body: z.strictObject({ token: z.string().max(128) }),
  },
  { method: 'GET', path: '/wechat/stranger', rate: RATES.page },
  { method: 'POST', path: '/wechat/bind', rate: RATES.action },
  { method: 'POST', path: '/wechat/new-account', rate: RATES.action },
  { method: 'POST', path: '/wechat/forget', rate: RATES.action },
];
