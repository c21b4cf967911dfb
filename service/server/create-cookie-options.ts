import type { BetterAuthOptions } from 'better-auth';
import type { Settings } from './settings.js';

/** Name of every cookie before the dot; better-auth's own default. */
const PREFIX = 'better-auth';

/**
 * Gives the cookies the prefix `__Host-` if visitors come by https. No other host of the same domain can set or
 * overwrite such a cookie, so nobody can plant a session or a waiting WeChat of their own in a visitor's browser.
 *
 * Browsers refuse the prefix without https, so cookies of `http://localhost` keep their plain names.
 *
 * @see https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Set-Cookie#cookie_prefixes
 */
export function createCookieOptions({
  baseUrl,
}: Pick<Settings, 'baseUrl'>): NonNullable<BetterAuthOptions['advanced']> {
  if (!baseUrl?.startsWith('https:')) return {};
  return {
    // better-auth knows `__Secure-` only, and would put it in front of the prefix below.
    useSecureCookies: false,
    cookiePrefix: `__Host-${PREFIX}`,
    defaultCookieAttributes: { secure: true },
    // A state cookie belongs to the callback's path, and `__Host-` allows no path but `/`.
    cookies: { state: { name: `__Secure-${PREFIX}.state` } },
  };
}
