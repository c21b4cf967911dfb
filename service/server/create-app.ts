import type { HttpBindings } from '@hono/node-server';
import { getIP } from 'better-auth/api';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { failedPage, loginPage, returnAddress, SCAN_LOGIN_PATH, withReturn } from '../addresses.js';
import { AUTH_ROUTES } from './auth-routes.js';
import { checkBody } from './check-body.js';
import { createAddressWriter } from './create-address-writer.js';
import { type AuthEnvironment, createAuth } from './create-auth.js';
import { limitBody } from './limit-body.js';
import { limitRate } from './limit-rate.js';
import { withScanLogin } from './mini-program-login/create-mini-program-handler.js';
import { SCAN_ROUTES } from './mini-program-login/mini-program-routes.js';
import { createConfig } from './page-config.js';
import { RATES, type RouteRate } from './rates.js';
import { readReturnTo } from './read-return-to.js';
import { RequestCounter } from './request-counter.js';
import type { Settings } from './settings.js';
import { simulatedEndpoint } from './simulator-address.js';

type Env = { Bindings: Partial<HttpBindings> };

/** What the application runs in. */
export interface AppEnvironment extends Pick<AuthEnvironment, 'storage' | 'log'> {
  /** The simulator's port, where it plays WeChat. */
  simulatorPort?: number | undefined;
}

/** What the failure page is told of an answer that was none. */
const errorOf = ({ status }: Response) => (status === 429 ? 'too_many_requests' : 'server_error');

/**
 * Everything under `/api`: better-auth, what the page has to know, the login by link, and the way back to the
 * application that a hosted login came from. Pages are somebody else's: Vite's, or the static server's.
 */
export async function createApp(settings: Settings, environment: AppEnvironment): Promise<Hono<Env>> {
  const { simulatorPort, ...rest } = environment;
  const auth = await createAuth(settings, {
    ...rest,
    authorizationEndpoint: simulatorPort ? (origin) => simulatedEndpoint(origin, simulatorPort) : undefined,
  });
  const counter = new RequestCounter(environment.storage.options.secondaryStorage);
  const writeAddress = createAddressWriter({
    trustedProxies: settings.trustedProxies,
    warn: (message) => auth.context.logger.warn(message),
  });

  /** The visitor's headers, with the address they really come from. */
  const headersOf = (c: Context<Env>) =>
    writeAddress(c.req.raw.headers, c.env?.incoming?.socket.remoteAddress);
  const requestOf = async (c: Context<Env>) =>
    new Request(c.req.url, {
      method: c.req.method,
      headers: Object.fromEntries(headersOf(c)),
      ...(c.req.method === 'POST' && { body: await c.req.text() }),
    });
  const originOf = (c: Context) => settings.baseUrl ?? new URL(c.req.url).origin;
  const isPage = (c: Context) => c.req.header('sec-fetch-dest') === 'document';
  const returnToOf = (c: Context) => readReturnTo(c.req.query('return_to'), settings.returnToOrigins);

  /** Refuses with 429 who asks too often; somebody who came by a link reads a page. */
  const limit = (rate: RouteRate, isAboutAccount = false): MiddlewareHandler<Env> =>
    async function limit(c, next) {
      if (!settings.production) return next();
      const address = getIP(headersOf(c), auth.context.options);
      const { email } = isAboutAccount ? await c.req.json<{ email: string }>() : {};
      const wait = await limitRate(counter, rate, { address, account: email });
      if (wait === undefined) return next();
      if (isPage(c)) return c.redirect(failedPage('too_many_requests', returnToOf(c)));
      return c.json({ error: 'too_many' }, 429, { 'retry-after': `${wait}` });
    };

  const app = new Hono<Env>().basePath('/api');

  app.onError((error, c) => {
    auth.context.logger.error('A request failed:', error);
    return isPage(c) ? c.redirect(failedPage('server_error')) : c.body(null, 500);
  });

  app.use(limitBody, async (c, next) => {
    await next();
    c.header('cache-control', 'no-store');
  });

  app.get('/config', limit(RATES.page), (c) =>
    c.json(createConfig(settings, originOf(c), simulatorPort, c.req.query('return_to'))),
  );

  for (const { method, path, rate, body } of AUTH_ROUTES) {
    const checks = body ? [checkBody(body)] : [];
    app.on(method, [`/auth${path}`], ...checks, limit(rate, 'perAccount' in rate), async (c) => {
      const response = await auth.handler(await requestOf(c));
      // Somebody who came by a link shall read a page, not JSON.
      if (response.status < 400 || !isPage(c)) return response;
      return c.redirect(failedPage(errorOf(response)));
    });
  }

  const scanLogin = withScanLogin(auth.handler);
  for (const { method, path, rate } of SCAN_ROUTES) {
    app.on(method, [SCAN_LOGIN_PATH.replace('/api', '') + path], limit(rate), async (c) =>
      scanLogin(await requestOf(c)),
    );
  }

  // Step 1 as an ordinary link: no script needed until the visitor is back.
  app.get('/login', limit(RATES.start), async (c) => {
    const return_to = returnToOf(c);
    const headers = headersOf(c);
    headers.set('content-type', 'application/json');
    // A link carries no Origin. This one starts a login in this very browser, and changes nothing else.
    headers.set('origin', originOf(c));
    const answer = await auth.handler(
      new Request(`${originOf(c)}/api/auth/sign-in/social`, {
        method: 'POST',
        headers,
        body: JSON.stringify({
          provider: 'wechat',
          callbackURL: returnAddress(return_to),
          errorCallbackURL: withReturn('/failed', return_to),
        }),
      }),
    );
    if (!answer.ok) return c.redirect(failedPage(errorOf(answer), return_to));
    const { url }: { url: string } = await answer.json();
    for (const cookie of answer.headers.getSetCookie()) c.header('set-cookie', cookie, { append: true });
    return c.redirect(url);
  });

  // Back to the application that sent the visitor here, with a token that its server exchanges once, within a minute.
  app.get('/return', limit(RATES.start), async (c) => {
    const to = c.req.query('to');
    const return_to = readReturnTo(to, settings.returnToOrigins);
    if (!return_to) return c.redirect(failedPage('return_to_refused'));
    const headers = headersOf(c);
    if (!(await auth.api.getSession({ headers }))) return c.redirect(loginPage(return_to));
    const { token } = await auth.api.generateOneTimeToken({ headers });
    const back = new URL(return_to);
    back.searchParams.set('token', token);
    return c.redirect(back.href);
  });

  return app;
}
