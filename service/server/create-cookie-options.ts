import type { BetterAuthOptions } from 'better-auth';
import type { Settings } from './settings.js';

/** Prefix of all cookie names. This is better-auth's default. */
const PREFIX = 'better-auth';

/**
 * Creates better-auth's cookie options. With https, cookie names start with `__Host-`. Other hosts of the same domain
 * cannot set such cookies, so they cannot plant their own session in a visitor's browser.
 *
 * Browsers refuse the prefix without https, so `http://localhost` does not use it.
 *
 * @see https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Set-Cookie#cookie_prefixes
 */
export function createCookieOptions({
  baseUrl,
}: Pick<Settings, 'baseUrl'>): NonNullable<BetterAuthOptions['advanced']> {
  if (!baseUrl?.startsWith('https:')) return {};
  return {
    // better-auth would add `__Secure-` in front of the prefix below.
    useSecureCookies: false,
    cookiePrefix: `__Host-${PREFIX}`,
    defaultCookieAttributes: { secure: true },
    // State cookies are limited to the callback's path, and `__Host-` requires the path `/`.
    cookies: { state: { name: `__Secure-${PREFIX}.state` } },
  };
}
