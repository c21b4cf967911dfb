import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { failedPage, loginPage, returnAddress, withReturn } from '../addresses.js';
import { type AuthEnvironment, createAuth } from './auth.js';
import { createConfig } from './page-config.js';
import { readReturnTo } from './return-to.js';
import { withScanLogin } from './scan-http.js';
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
  const originOf = (c: Context) => settings.baseUrl ?? new URL(c.req.url).origin;

  /** The visitor's headers, with the address they really come from: the rates are limited by it. */
  const headersOf = (c: Context<Env>) => {
    const headers = new Headers(c.req.raw.headers);
    const address = c.env?.incoming?.socket.remoteAddress;
    // What a visitor writes into the header counts for nothing; what a proxy of ours writes does.
    const before = settings.trustedProxies.length ? headers.get('x-forwarded-for') : null;
    if (address) headers.set('x-forwarded-for', before ? `${before}, ${address}` : address);
    return headers;
  };

  const requestOf = (c: Context<Env>) => new Request(c.req.raw, { headers: headersOf(c) });

  const isPage = (c: Context) => c.req.header('sec-fetch-dest') === 'document';

  const app = new Hono<Env>().basePath('/api');

  app.onError((error, c) => {
    auth.context.logger.error('A request failed:', error);
    return isPage(c) ? c.redirect(failedPage('server_error')) : c.body(null, 500);
  });

  app.get('/config', (c) => {
    c.header('cache-control', 'no-store');
    return c.json(createConfig(settings, originOf(c), simulatorPort, c.req.query('return_to')));
  });

  // Only under its own address, below.
  app.all('/auth/scan-login/*', (c) => c.notFound());
  app.on(['GET', 'POST'], '/auth/*', async (c) => {
    const response = await auth.handler(requestOf(c));
    // Somebody who came by a link shall read a page, not JSON.
    if (response.status < 400 || !isPage(c)) return response;
    return c.redirect(failedPage(errorOf(response)));
  });

  const scanLogin = withScanLogin(auth.handler);
  for (const path of ['/scan-login', '/scan-login/*']) {
    app.on(['GET', 'POST'], path, (c) => scanLogin(requestOf(c)));
  }

  // Step 1 as an ordinary link: no script needed until the visitor is back.
  app.get('/login', async (c) => {
    const return_to = readReturnTo(c.req.query('return_to'), settings.returnToOrigins);
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
    if (!answer.ok) {
      return c.redirect(failedPage(errorOf(answer), return_to));
    }
    const { url }: { url: string } = await answer.json();
    for (const cookie of answer.headers.getSetCookie()) c.header('set-cookie', cookie, { append: true });
    return c.redirect(url);
  });

  // Back to the application that sent the visitor here, with a token that its server exchanges once, within a minute.
  app.get('/return', async (c) => {
    const to = c.req.query('to');
    const return_to = readReturnTo(to, settings.returnToOrigins);
    if (!return_to) return c.redirect(failedPage('return_to_refused'));
    const headers = headersOf(c);
    if (!(await auth.api.getSession({ headers }))) return c.redirect(loginPage(return_to));
    const { token } = await auth.api.generateOneTimeToken({ headers });
    const back = new URL(return_to);
    back.searchParams.set('token', token);
    c.header('cache-control', 'no-store');
    return c.redirect(back.href);
  });

  return app;
}
