import { Auth } from '@auth/core';
import WeChat from '@auth/core/providers/wechat';
import { betterAuth } from 'better-auth';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseAuthorizationUrl } from '../../../src/core/index.js';
import { createWeChatSimulator } from '../../../src/simulator/index.js';
import { weChatHandlers } from '../../../src/testing/msw.js';

const APP = { appid: 'wx0123456789abcdef', secret: 'sssh', name: 'Shop' };
const USER = { unionid: 'union-1', nickname: '小林', avatar: 'https://pic.example/lin.png' };
const SITE = 'http://localhost:3000';

const wechat = createWeChatSimulator({ apps: [APP], users: [USER] });
const server = setupServer(...weChatHandlers(wechat));
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());

const readCookies = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

/** Opens WeChat's page, scans and approves, like a visitor. Returns the address of the redirect. */
async function visit(url: string): Promise<string> {
  const page = await wechat.fetch(new Request(url));
  expect(await page.text()).toContain('微信');
  const { code, redirect_uri, state } = wechat.approve();
  return `${redirect_uri}?${new URLSearchParams({ code, state })}`;
}

test('better-auth signs in with the simulator, unmodified', async () => {
  const auth = betterAuth({
    baseURL: SITE,
    secret: 'a secret of more than thirty-two characters',
    socialProviders: { wechat: { clientId: APP.appid, clientSecret: APP.secret } },
    telemetry: { enabled: false },
  });
  const asked = await auth.handler(
    new Request(`${SITE}/api/auth/sign-in/social`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: SITE },
      body: JSON.stringify({ provider: 'wechat', disableRedirect: true, callbackURL: '/in' }),
    }),
  );
  const { url } = (await asked.json()) as { url: string };
  expect(parseAuthorizationUrl(url)).toMatchObject({ appid: APP.appid, scope: 'snsapi_login' });

  const back = await visit(url);
  const signedIn = await auth.handler(new Request(back, { headers: { cookie: readCookies(asked) } }));
  expect(signedIn.headers.get('location')).toBe('/in');
  const session = await auth.api.getSession({ headers: new Headers({ cookie: readCookies(signedIn) }) });
  expect(session?.user).toMatchObject({ name: USER.nickname, image: USER.avatar });
});

test("Auth.js' WeChat provider signs in with the simulator, unmodified", async () => {
  const config = {
    basePath: '/auth',
    secret: 'another secret of more than thirty-two characters',
    trustHost: true,
    providers: [
      WeChat({ clientId: APP.appid, clientSecret: APP.secret, platformType: 'WebsiteApp' as const }),
    ],
  };
  const csrf = (await Auth(new Request(`${SITE}/auth/csrf`), config)) as Response;
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const asked = (await Auth(
    new Request(`${SITE}/auth/signin/wechat`, {
      method: 'POST',
      headers: { cookie: readCookies(csrf) },
      body: new URLSearchParams({ csrfToken, callbackUrl: `${SITE}/in` }),
    }),
    config,
  )) as Response;
  const back = await visit(asked.headers.get('location') ?? '');
  // Cookies of the later response override earlier ones.
  const cookie = `${readCookies(asked)}; ${readCookies(csrf)}`;
  const signedIn = (await Auth(new Request(back, { headers: { cookie } }), config)) as Response;
  expect(signedIn.headers.get('location')).toBe(`${SITE}/in`);
  const session = (await Auth(
    new Request(`${SITE}/auth/session`, { headers: { cookie: readCookies(signedIn) } }),
    config,
  )) as Response;
  expect(await session.json()).toMatchObject({ user: { name: USER.nickname, image: USER.avatar } });
});
