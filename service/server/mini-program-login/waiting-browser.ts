import type { AuthContext, GenericEndpointContext } from 'better-auth';
import { APIError, getIP } from 'better-auth/api';
import type { Context } from 'hono';
import { getSignedCookie } from 'hono/cookie';
import { getBrowserName } from '../get-browser-name.js';
import type { MiniProgramLogin } from './mini-program-login-schema.js';
import { createSecret } from './secrets.js';

/** Returns name and attributes of the browser's cookie. */
const getCookie = ({ context }: { context: Pick<AuthContext, 'createAuthCookie'> }) => {
  const { name, attributes } = context.createAuthCookie('mini_program_login', { maxAge: 24 * 60 * 60 });
  // Strict: only requests of our own pages need the cookie.
  return { name, attributes: { ...attributes, sameSite: 'strict' as const } };
};

/** Returns the secret in the browser's cookie, or undefined if there is no cookie with a valid signature. */
export async function readBrowser(ctx: GenericEndpointContext): Promise<string | undefined> {
  return (await ctx.getSignedCookie(getCookie(ctx).name, ctx.context.secret)) || undefined;
}

/** Creates a function that does the same for a request that better-auth does not answer. */
export function createBrowserReader(
  context: Pick<AuthContext, 'createAuthCookie' | 'secret'>,
): (c: Context) => Promise<string | undefined> {
  const { name } = getCookie({ context });
  // better-auth signs cookies like Hono.
  return async (c) => (await getSignedCookie(c, context.secret, name)) || undefined;
}

/** Returns the browser's secret. Creates one if there is none, and renews the cookie. */
export async function ensureBrowser(ctx: GenericEndpointContext): Promise<string> {
  const secret = (await readBrowser(ctx)) ?? createSecret();
  const { name, attributes } = getCookie(ctx);
  await ctx.setSignedCookie(name, secret, ctx.context.secret, attributes);
  return secret;
}

/**
 * Protects against cross-site request forgery. better-auth checks the origin only of requests with a cookie, and the
 * first request of a login has none.
 *
 * @throws a 403 error if the `Origin` header is missing or names another site
 */
export function requireOwnOrigin(ctx: GenericEndpointContext): void {
  const origin = ctx.request?.headers.get('origin');
  if (origin !== new URL(ctx.context.baseURL).origin) throw new APIError('FORBIDDEN', { error: 'origin' });
}

/** Returns what the phone shows about the page. It is read from the page's own request, which the phone cannot change. */
export function describePage(
  ctx: GenericEndpointContext,
): Pick<MiniProgramLogin, 'site' | 'browserName' | 'place'> {
  const { request } = ctx;
  const address = request && getIP(request, ctx.context.options);
  const isLocal = !address || /^(127\.|::1|0:0:0:0:0:0:0:)/.test(address);
  return {
    site: new URL(ctx.context.baseURL).host,
    browserName: getBrowserName(request?.headers.get('user-agent') ?? ''),
    place: isLocal ? null : address,
  };
}
