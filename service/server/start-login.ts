import type { Context } from 'hono';
import {
  type Destination,
  getFailedPage,
  getLoginPage,
  getNextPage,
  readDelivery,
  withDestination,
} from '../addresses.js';
import type { AppTools, Env } from './app-tools.js';

/** Returns the error code for the failure page. */
export const getErrorCode = ({ status }: Response) => (status === 429 ? 'too_many_requests' : 'server_error');

/**
 * Starts the login of a connection without JavaScript, and redirects to WeChat. A mini program's code has to be shown in a
 * page of ours, so its login redirects to the login page.
 *
 * @param connection Id of the connection. The first one for websites if omitted.
 * @param request The authorization request that the login returns to.
 */
export async function startLogin(
  c: Context<Env>,
  { settings, auth, getHeaders, getOrigin }: AppTools,
  { connection, request }: { connection?: string | undefined; request?: string | undefined },
): Promise<Response> {
  const found = settings.connections.find(({ id }) => id === connection);
  if (connection !== undefined && !found) return c.redirect(getFailedPage('connection_unknown', request));
  if (found?.type === 'mini-program') return c.redirect(getLoginPage(request, { connection }));
  const to: Destination = request
    ? { request }
    : { deliver: found?.callbackUrl && readDelivery(new URL(c.req.url).searchParams) };
  const headers = getHeaders(c);
  headers.set('content-type', 'application/json');
  headers.delete('content-length');
  // Navigations have no Origin header, which better-auth requires. Starting a login changes nothing else, so it is safe.
  headers.set('origin', getOrigin(c));
  const answer = await auth.handler(
    new Request(`${getOrigin(c)}/api/auth/sign-in/social`, {
      method: 'POST',
      headers,
      body: JSON.stringify({
        provider: 'wechat',
        callbackURL: getNextPage(to),
        errorCallbackURL: withDestination('/failed', to),
        ...(connection && { additionalData: { connection } }),
      }),
    }),
  );
  if (!answer.ok) return c.redirect(getFailedPage(getErrorCode(answer), request));
  const { url }: { url: string } = await answer.json();
  for (const cookie of answer.headers.getSetCookie()) c.header('set-cookie', cookie, { append: true });
  const page = new URL(url);
  if (c.req.query('lang') === 'en') page.searchParams.set('lang', 'en');
  return c.redirect(page.href);
}
