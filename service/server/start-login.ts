import type { Context } from 'hono';
import {
  type Destination,
  getCallbackUrls,
  getFailedPage,
  getLoginPage,
  getNextPage,
  readDelivery,
} from '../addresses.js';
import type { AppTools, Env } from './app-tools.js';
import { passCookies } from './pass-cookies.js';

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
 * Asks better-auth for the authorization URL of a connection, and sets the cookie of its state. Resolves to the code for
 * the failure page if better-auth refuses.
 */
export async function askForLogin(
  c: Context<Env>,
  { auth, getHeaders, getOrigin }: AppTools,
  { connection, ...addresses }: LoginStart,
): Promise<{ url: string } | { error: string }> {
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
        ...addresses,
        ...(connection && { additionalData: { connection } }),
      }),
    }),
  );
  if (!answer.ok) return { error: getErrorCode(answer) };
  passCookies(c, answer.headers);
  const { url }: { url: string } = await answer.json();
  return { url };
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
    ...getCallbackUrls(to),
    callbackURL: getNextPage(to),
  });
  if ('error' in answer) return c.redirect(getFailedPage(answer.error, request));
  const page = new URL(answer.url);
  if (c.req.query('lang') === 'en') page.searchParams.set('lang', 'en');
  return c.redirect(page.href);
}
