import { randomUUID } from 'node:crypto';
import { Auth, customFetch } from '@auth/core';
import { Hono } from 'hono';
import * as oidc from 'openid-client';
import type { BrowserContext } from 'playwright/test';
import type { Application } from '../../service/server/config/application.js';
import { bundleApp } from './bundle-app.js';

export const SHOP = 'https://shop.example';

/** Another application of the same owner, which signs its visitors in at the service. */
export const SHOP_APPLICATION: Application = {
  clientId: 'shop',
  clientSecret: 'secret-of-the-shop-in-this-test',
  name: { cn: '小店', en: 'Shop' },
  logo: 'https://shop.example/logo.svg',
  redirectUris: [`${SHOP}/callback`, `${SHOP}/auth/callback/celadon`, `${SHOP}/popup-callback`],
  logoutUris: [],
  clientAuthentication: 'client_secret_basic',
  scopes: ['openid', 'profile', 'email'],
  connections: undefined,
};

const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4.5" cy="4.5" r="4" fill="coral"/></svg>';
const secret = SHOP_APPLICATION.clientSecret ?? '';

/**
 * Creates the shop's own server. It connects to the service by its local address, because only the browser resolves its
 * host name.
 */
async function createShop(origin: string): Promise<Hono> {
  const issuer = `${origin}/api/auth`;
  const reach = (url: string) => url.replace('login.localhost', '127.0.0.1');
  const discover = () =>
    oidc.discovery(new URL(issuer), SHOP_APPLICATION.clientId, undefined, oidc.ClientSecretBasic(secret), {
      [oidc.customFetch]: (url, init) => fetch(reach(url), init as RequestInit),
      execute: [oidc.allowInsecureRequests],
    });
  const logins = new Map<string, oidc.AuthorizationCodeGrantChecks>();
  const start = async (redirect_uri: string, more: Record<string, string> = {}) => {
    const checks = {
      pkceCodeVerifier: oidc.randomPKCECodeVerifier(),
      expectedState: randomUUID(),
      expectedNonce: oidc.randomNonce(),
      idTokenExpected: true,
    };
    logins.set(checks.expectedState, checks);
    return oidc.buildAuthorizationUrl(await discover(), {
      redirect_uri,
      scope: 'openid profile',
      code_challenge: await oidc.calculatePKCECodeChallenge(checks.pkceCodeVerifier),
      code_challenge_method: 'S256',
      state: checks.expectedState,
      nonce: checks.expectedNonce,
      ...more,
    });
  };
  const finish = async (address: string) => {
    const checks = logins.get(new URL(address).searchParams.get('state') ?? '');
    if (!checks) throw new Error('unknown state');
    return (await oidc.authorizationCodeGrant(await discover(), new URL(address), checks)).claims();
  };

  const app = new Hono();
  app.get('/', (c) => c.html('<h1>The shop</h1>'));
  app.get('/logo.svg', (c) => c.body(LOGO, 200, { 'content-type': 'image/svg+xml' }));
  app.get('/login', async (c) => c.redirect((await start(`${SHOP}/callback`, c.req.query())).href));
  app.get('/callback', async (c) => {
    const { error } = c.req.query();
    if (error)
      return c.html(`<h1>The shop</h1><p>${error === 'access_denied' ? 'You canceled' : 'failed'}</p>`);
    return c.html(`<h1>The shop</h1><p>Hello, ${(await finish(c.req.url))?.name}</p>`);
  });
  app.get('/popup', async (c) => {
    if (c.req.query('coop')) c.header('cross-origin-opener-policy', c.req.query('coop'));
    const { href } = await start(`${SHOP}/popup-callback`);
    return c.html(
      `<body data-url="${href.replaceAll('&', '&amp;')}"><button>Sign in</button><p role="status"></p><script type="module" src="/app.js"></script>`,
    );
  });
  app.get('/popup-callback', (c) => c.html('<script type="module" src="/app.js"></script>'));
  app.get('/finish', async (c) => {
    const address = `${SHOP}/popup-callback?${new URLSearchParams({ ...c.req.query(), iss: issuer })}`;
    return c.json(await finish(address));
  });
  app.get('/app.js', async (c) => {
    const chunks = await bundleApp(new URL('site/popup-shop.ts', import.meta.url));
    return c.body(chunks.get('app.js') ?? '', 200, { 'content-type': 'text/javascript' });
  });
  app.all('/auth/*', (c) =>
    Auth(c.req.raw, {
      basePath: '/auth',
      secret: 'a secret of this test, long enough to count',
      trustHost: true,
      providers: [
        {
          id: 'celadon',
          name: 'Celadon',
          type: 'oidc',
          issuer,
          clientId: SHOP_APPLICATION.clientId,
          clientSecret: secret,
          [customFetch]: (input: string | URL | Request, init?: RequestInit) =>
            fetch(reach(input instanceof Request ? input.url : `${input}`), init),
        },
      ],
    }),
  );
  return app;
}

/** Serves the shop to the pages of a context. */
export async function serveShop(context: BrowserContext, origin: string): Promise<void> {
  const shop = await createShop(origin);
  await context.route(`${SHOP}/**`, async (route) => {
    const request = route.request();
    const body = request.postDataBuffer();
    const answer = await shop.fetch(
      new Request(request.url(), {
        method: request.method(),
        headers: await request.allHeaders(),
        ...(body && { body: new Uint8Array(body) }),
      }),
    );
    const response = new Response(answer.body, answer);
    const location = response.headers.get('location');
    response.headers.delete('location');
    await route.fulfill({
      // Playwright does not route the target of a routed redirect, so the page navigates itself.
      status: location ? 200 : response.status,
      headers: {
        ...Object.fromEntries(response.headers),
        ...(location && { 'content-type': 'text/html' }),
        // Playwright expects several cookies as lines of one value.
        ...(response.headers.has('set-cookie') && {
          'set-cookie': response.headers.getSetCookie().join('\n'),
        }),
      },
      body: location
        ? `<script>location.replace(${JSON.stringify(location)})</script>`
        : Buffer.from(await response.arrayBuffer()),
    });
  });
}

/** Returns the path of a request of the shop, with a fixed PKCE challenge, for tests that never exchange the code. */
export function createShopRequest(more: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: SHOP_APPLICATION.clientId,
    redirect_uri: `${SHOP}/callback`,
    scope: 'openid',
    state: 'state-of-the-shop',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
    ...more,
  });
  return `/api/auth/oauth2/authorize?${query}`;
}
