import type { GenericEndpointContext } from 'better-auth';
import { APIError, getIP } from 'better-auth/api';
import { getBrowserName } from '../get-browser-name.js';
import { createSecret, type ScanLogin } from './mini-program-logins.js';

const cookieOf = (ctx: GenericEndpointContext) => {
  const { name, attributes } = ctx.context.createAuthCookie('scan_login', { maxAge: 24 * 60 * 60 });
  // Only requests of our own pages carry it.
  return { name, attributes: { ...attributes, sameSite: 'strict' as const } };
};

/** The secret of this browser, by which it asks for its logins; undefined: it has none, or one that we never gave. */
export async function readBrowser(ctx: GenericEndpointContext): Promise<string | undefined> {
  return (await ctx.getSignedCookie(cookieOf(ctx).name, ctx.context.secret)) || undefined;
}

/** The same, made where there is none. */
export async function ensureBrowser(ctx: GenericEndpointContext): Promise<string> {
  const secret = (await readBrowser(ctx)) ?? createSecret();
  const { name, attributes } = cookieOf(ctx);
  await ctx.setSignedCookie(name, secret, ctx.context.secret, attributes);
  return secret;
}

/**
 * Refuses what another site's page, or a form, could send in the visitor's name. better-auth looks at the origin only
 * where a cookie comes along, and the first request has none. (JSON is all that its router takes.)
 */
export function requireOwnOrigin(ctx: GenericEndpointContext): void {
  const origin = ctx.request?.headers.get('origin');
  if (origin !== new URL(ctx.context.baseURL).origin) throw new APIError('FORBIDDEN', { error: 'origin' });
}

/** What the phone shows of this page, from its own request: never from the QR code, nor from the phone's. */
export function describePage(ctx: GenericEndpointContext): Pick<ScanLogin, 'site' | 'browserName' | 'place'> {
  const { request } = ctx;
  const address = request && getIP(request, ctx.context.options);
  const local = !address || /^(127\.|::1|0:0:0:0:0:0:0:)/.test(address);
  return {
    site: new URL(ctx.context.baseURL).host,
    browserName: getBrowserName(request?.headers.get('user-agent') ?? ''),
    place: local ? null : address,
  };
}
