import type { Hono } from 'hono';
import { AUTHORIZE_PATH, getFailedPage, getIssuer, getLoginPage, toQuery } from '../../addresses.js';
import type { AppTools, Env } from '../app-tools.js';
import { EMAIL } from '../connections/signed-in-by.js';
import { RATES } from '../rates.js';
import { startLogin } from '../start-login.js';
import { LOGIN_NEEDED, SELECTION_NEEDED } from './oauth-plugins.js';
import {
  type AuthorizationRequest,
  createErrorRedirect,
  offers,
  readAuthorizationRequest,
} from './read-authorization-request.js';

/** Returns the request for after the login. What the login has satisfied is removed, so that it does not start again. */
function getRequestAfterLogin({ params }: AuthorizationRequest): string {
  const rest = new URLSearchParams(params);
  rest.delete('prompt');
  if (rest.get('max_age') === '0') rest.delete('max_age');
  return toQuery(rest);
}

/** Mounts the authorization endpoint, and the way back to the application without a login. */
export function mountAuthorization(app: Hono<Env>, tools: AppTools): void {
  const { settings, auth, getHeaders, getOrigin, limit } = tools;
  const { applications, connections } = settings;

  app.get(AUTHORIZE_PATH.replace('/api', ''), limit(RATES.start), async (c) => {
    const request = readAuthorizationRequest(new URL(c.req.url).search.slice(1), applications);
    if (typeof request === 'string') return c.redirect(getFailedPage(request));
    const { application, params } = request;
    const wanted = params.get('connection') ?? undefined;
    if (wanted && !(connections.some(({ id }) => id === wanted) && offers(application, wanted))) {
      return c.redirect(createErrorRedirect(request, 'invalid_request', getIssuer(getOrigin(c))));
    }
    const headers = getHeaders(c);
    const session = await auth.api.getSession({ headers });
    const signedInBy = session?.session.connection ?? EMAIL;
    const isOffered = session && offers(application, signedInBy) && (!wanted || signedInBy === wanted);
    // Without the session, better-auth asks for a login.
    if (!isOffered) headers.delete('cookie');
    // better-auth answers JSON to scripts.
    headers.set('accept', 'text/html');
    headers.delete('sec-fetch-mode');
    const response = await auth.handler(
      new Request(`${getOrigin(c)}${AUTHORIZE_PATH}?${request.query}`, { headers }),
    );
    const [path] = (response.headers.get('location') ?? '').split('?');
    const next = getRequestAfterLogin(request);
    if (path === SELECTION_NEEDED) return c.redirect(getLoginPage(next, { connection: wanted }));
    if (path !== LOGIN_NEEDED) return response;
    if (wanted) return startLogin(c, tools, { connection: wanted, request: next });
    return c.redirect(getLoginPage(next, { fresh: session ? '1' : undefined }));
  });

  app.get('/cancel', limit(RATES.start), (c) => {
    const request = readAuthorizationRequest(c.req.query('request'), applications);
    if (typeof request === 'string') return c.redirect(getFailedPage(request));
    return c.redirect(createErrorRedirect(request, 'access_denied', getIssuer(getOrigin(c))));
  });
}
