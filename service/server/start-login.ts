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

interface LoginStart {
  connection: string | undefined;
  /** Where better-auth redirects to after the login, and after a failure. */
  callbackURL: string;
  errorCallbackURL: string;
  disableRedirect?: true;
}

/**
 * Asks better-auth for the authorization URL of a connection. The answer is JSON with the `url`, and has the cookie of the
 * state.
 */
export function askForLogin(
  c: Context<Env>,
  { auth, getHeaders, getOrigin }: AppTools,
  { connection, ...addresses }: LoginStart,
): Promise<Response> {
  const headers = getHeaders(c);
  headers.set('content-type', 'application/json');
  headers.delete('content-length');
  // Navigations have no Origin header, which better-auth requires. Starting a login changes nothing else, so it is safe.
  headers.set('origin', getOrigin(c));
  return auth.handler(
    new Request(`${getOrigin(c)}/api/auth/sign-in/social`, {
      method: 'POST',
      headers,
      body: JSON.stringify({
        provider: 'wechat',
        ...addresses,
        ...(connection && { additionalData: { connection } }),
      }),
    }),
  );
}

/**
 * Starts the login of a connection without JavaScript, and redirects to WeChat. A mini program's code has to be shown in a
 * page of ours, so its login redirects to the login page.
 *
 * @param connection Id of the connection. The first one for websites if omitted.
 * @param request The authorization request that the login returns to.
 */
export async function startLogin(
  c: Context<Env>,
  tools: AppTools,
  { connection, request }: { connection?: string | undefined; request?: string | undefined },
): Promise<Response> {
  const found = tools.settings.connections.find(({ id }) => id === connection);
  if (connection !== undefined && !found) return c.redirect(getFailedPage('connection_unknown', request));
  if (found?.type === 'mini-program') return c.redirect(getLoginPage(request, { connection }));
  const to: Destination = request
    ? { request }
    : { deliver: found?.callbackUrl && readDelivery(new URL(c.req.url).searchParams) };
  const answer = await askForLogin(c, tools, {
    connection,
    callbackURL: getNextPage(to),
    errorCallbackURL: withDestination('/failed', to),
  });
  if (!answer.ok) return c.redirect(getFailedPage(getErrorCode(answer), request));
  const { url }: { url: string } = await answer.json();
  for (const cookie of answer.headers.getSetCookie()) c.header('set-cookie', cookie, { append: true });
  const page = new URL(url);
  if (c.req.query('lang') === 'en') page.searchParams.set('lang', 'en');
  return c.redirect(page.href);
}
