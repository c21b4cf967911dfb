import type { HttpBindings } from '@hono/node-server';
import { getIP } from 'better-auth/api';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import {
  getFailedPage,
  getLoginPage,
  getNextPage,
  MINI_PROGRAM_LOGIN_PATH,
  withReturn,
} from '../addresses.js';
import { AUTH_ROUTES } from './auth-routes.js';
import { checkBody } from './check-body.js';
import { createAddressWriter } from './create-address-writer.js';
import { type AuthEnvironment, createAuth } from './create-auth.js';
import { limitBody } from './limit-body.js';
import { limitRate } from './limit-rate.js';
import { createMiniProgramHandler } from './mini-program-login/create-mini-program-handler.js';
import { MINI_PROGRAM_ROUTES } from './mini-program-login/mini-program-routes.js';
import { createConfig } from './page-config.js';
import { RATES, type RouteRate } from './rates.js';
import { readReturnTo } from './read-return-to.js';
import { RequestCounter } from './request-counter.js';
import type { Settings } from './settings.js';
import { getSimulatedEndpoint } from './simulator-address.js';

type Env = { Bindings: Partial<HttpBindings> };

/** Parameters of `createApp` beside the settings. */
export interface AppEnvironment extends Pick<AuthEnvironment, 'storage' | 'log'> {
  /** Port of the WeChat simulator. Without it, the real WeChat is used. */
  simulatorPort?: number | undefined;
}

/** Returns the error code for the failure page. */
const getErrorCode = ({ status }: Response) => (status === 429 ? 'too_many_requests' : 'server_error');

/**
 * Creates the application under `/api`: better-auth, login by mini program, the configuration of the pages, the login by
 * link, and the return to the application that asked for a hosted login. It does not serve pages.
 */
export async function createApp(settings: Settings, environment: AppEnvironment): Promise<Hono<Env>> {
  const { simulatorPort, ...rest } = environment;
  const auth = await createAuth(settings, {
    ...rest,
    authorizationEndpoint: simulatorPort
      ? (origin) => getSimulatedEndpoint(origin, simulatorPort)
      : undefined,
  });
  const counter = new RequestCounter(environment.storage.options.secondaryStorage);
  const writeAddress = createAddressWriter({
    trustedProxies: settings.trustedProxies,
    warn: (message) => auth.context.logger.warn(message),
  });

  /** Returns the request's headers with the visitor's verified address in `X-Forwarded-For`. */
  const getHeaders = (c: Context<Env>) =>
    writeAddress(c.req.raw.headers, c.env?.incoming?.socket.remoteAddress);
  const getRequest = async (c: Context<Env>) =>
    new Request(c.req.url, {
      method: c.req.method,
      headers: Object.fromEntries(getHeaders(c)),
      ...(c.req.method === 'POST' && { body: await c.req.text() }),
    });
  const getOrigin = (c: Context) => settings.baseUrl ?? new URL(c.req.url).origin;
  const isPage = (c: Context) => c.req.header('sec-fetch-dest') === 'document';
  const getReturnTo = (c: Context) => readReturnTo(c.req.query('return_to'), settings.returnToOrigins);

  /** Answers requests above the rate limit with 429. Navigations are redirected to the failure page. */
  const limit = (rate: RouteRate, isAboutAccount = false): MiddlewareHandler<Env> =>
    async function limit(c, next) {
      if (!settings.production) return next();
      const address = getIP(getHeaders(c), auth.context.options);
      const { email } = isAboutAccount ? await c.req.json<{ email: string }>() : {};
      const wait = await limitRate(counter, rate, { address, account: email });
      if (wait === undefined) return next();
      if (isPage(c)) return c.redirect(getFailedPage('too_many_requests', getReturnTo(c)));
      return c.json({ error: 'too_many' }, 429, { 'retry-after': `${wait}` });
    };

  const app = new Hono<Env>().basePath('/api');

  app.onError((error, c) => {
    auth.context.logger.error('A request failed:', error);
    return isPage(c) ? c.redirect(getFailedPage('server_error')) : c.body(null, 500);
  });

  app.use(limitBody, async (c, next) => {
    await next();
    c.header('cache-control', 'no-store');
  });

  app.get('/config', limit(RATES.page), (c) =>
    c.json(createConfig(settings, getOrigin(c), simulatorPort, c.req.query('return_to'))),
  );

  for (const { method, path, rate, body } of AUTH_ROUTES) {
    const checks = body ? [checkBody(body)] : [];
    app.on(method, [`/auth${path}`], ...checks, limit(rate, 'perAccount' in rate), async (c) => {
      const response = await auth.handler(await getRequest(c));
      // A navigation shows the failure page instead of JSON.
      if (response.status < 400 || !isPage(c)) return response;
      return c.redirect(getFailedPage(getErrorCode(response)));
    });
  }

  const miniProgramLogin = createMiniProgramHandler(auth.handler);
  for (const { method, path, rate } of MINI_PROGRAM_ROUTES) {
    app.on(method, [MINI_PROGRAM_LOGIN_PATH.replace('/api', '') + path], limit(rate), async (c) =>
      miniProgramLogin(await getRequest(c)),
    );
  }

  // Starts a login from an ordinary link, without JavaScript.
  app.get('/login', limit(RATES.start), async (c) => {
    const return_to = getReturnTo(c);
    const connection = c.req.query('connection');
    const headers = getHeaders(c);
    headers.set('content-type', 'application/json');
    // Navigations have no Origin header, which better-auth requires. Starting a login changes nothing else, so it is safe.
    headers.set('origin', getOrigin(c));
    const answer = await auth.handler(
      new Request(`${getOrigin(c)}/api/auth/sign-in/social`, {
        method: 'POST',
        headers,
        body: JSON.stringify({
          provider: 'wechat',
          ...(connection && { additionalData: { connection } }),
          callbackURL: getNextPage(return_to),
          errorCallbackURL: withReturn('/failed', return_to),
        }),
      }),
    );
    if (!answer.ok) return c.redirect(getFailedPage(getErrorCode(answer), return_to));
    const { url }: { url: string } = await answer.json();
    for (const cookie of answer.headers.getSetCookie()) c.header('set-cookie', cookie, { append: true });
    return c.redirect(url);
  });

  // Returns to the application with a one-time token. Its server redeems the token within a minute.
  app.get('/return', limit(RATES.start), async (c) => {
    const to = c.req.query('to');
    const return_to = readReturnTo(to, settings.returnToOrigins);
    if (!return_to) return c.redirect(getFailedPage('return_to_refused'));
    const headers = getHeaders(c);
    if (!(await auth.api.getSession({ headers }))) return c.redirect(getLoginPage(return_to));
    const { token } = await auth.api.generateOneTimeToken({ headers });
    const back = new URL(return_to);
    back.searchParams.set('token', token);
    return c.redirect(back.href);
  });

  return app;
}
