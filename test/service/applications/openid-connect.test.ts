import * as oidc from 'openid-client';
import { expect, test } from 'vitest';
import { createAuth } from '../../../service/server/create-auth.js';
import { Phone, WaitingPage } from '../mini-program-login/waiting-page.js';
import { createUser, SETTINGS, SHOP, SITE } from '../support.js';
import { useBrowsers } from '../use-browsers.js';
import { follow, RelyingParty, signInByLink } from './relying-party.js';

const { open, storage } = useBrowsers();
const ALL = {
  ...SHOP,
  scopes: ['openid', 'profile', 'email', 'phone', 'unionid', 'offline_access'] as never,
};

test('signs a visitor in to an application by openid-client, with nothing about the visitor in an address', async () => {
  const browser = await open();
  const shop = await RelyingParty.discover(browser.server);
  const user = createUser();
  const address = await signInByLink(
    browser,
    await shop.createRequest({ scope: 'openid profile email' }),
    user,
  );
  expect(address).toMatch(/^https:\/\/shop\.example\/callback\?code=/);
  expect([...new URL(address).searchParams.keys()]).toEqual(['code', 'state', 'iss']);
  const tokens = await shop.redeem(address);
  const id = (await browser.session())?.user.id ?? '';
  expect(tokens.claims()).toMatchObject({
    sub: id,
    name: user.nickname,
    picture: user.avatar,
    iss: `${SITE}/api/auth`,
  });
  const info = await oidc.fetchUserInfo(shop.config, tokens.access_token, id);
  expect(info).toEqual({ sub: id, name: user.nickname, picture: user.avatar });
});

test('an application gets unionid and verified phone number only if it may have them and asks', async () => {
  const phoneNumber = '+8613900139000';
  const browser = await open({ applications: [ALL] });
  const user = { ...createUser(), phoneNumber };
  const page = new WaitingPage(browser);
  const phone = new Phone(browser.server, browser.wechat, user);
  await phone.scan(await page.open());
  await phone.confirm(true);
  await page.fetchSession();

  const shop = await RelyingParty.discover(browser.server, ALL);
  const asking = await shop.createRequest({ scope: 'openid phone unionid' });
  const tokens = await shop.redeem(await follow(browser, asking));
  const claims = { unionid: user.unionid, phone_number: phoneNumber, phone_number_verified: true };
  expect(tokens.claims()).toMatchObject(claims);
  expect(await oidc.fetchUserInfo(shop.config, tokens.access_token, oidc.skipSubjectCheck)).toMatchObject(
    claims,
  );
  const quiet = await shop.redeem(await follow(browser, await shop.createRequest()));
  expect(quiet.claims()).not.toHaveProperty('unionid');
  expect(quiet.claims()).not.toHaveProperty('phone_number');

  const strict = await open();
  const other = await RelyingParty.discover(strict.server);
  const refused = await follow(strict, await other.createRequest({ scope: 'openid unionid' }));
  expect(new URL(refused).searchParams.get('error')).toBe('invalid_scope');
});

test('the claims contain no phone number that is not verified', async () => {
  const browser = await open({ applications: [ALL] });
  const shop = await RelyingParty.discover(browser.server, ALL);
  await signInByLink(browser, await shop.createRequest(), createUser());
  const { context } = await createAuth(SETTINGS, { storage: storage() });
  const where = [{ field: 'id', value: (await browser.session())?.user.id ?? '' }];
  await context.adapter.update({ model: 'user', where, update: { phoneNumber: '+8613700137000' } });
  // createAuth above has written the applications of SETTINGS.
  const again = await open({ applications: [ALL] });
  for (const cookie of browser.cookies) again.cookies.set(...cookie);
  const tokens = await shop.redeem(await follow(again, await shop.createRequest({ scope: 'openid phone' })));
  expect(tokens.claims()).not.toHaveProperty('phone_number');
});

test('with offline_access, an application refreshes its tokens', async () => {
  const browser = await open({ applications: [ALL] });
  const shop = await RelyingParty.discover(browser.server, ALL);
  const request = await shop.createRequest({ scope: 'openid offline_access' });
  const tokens = await shop.redeem(await signInByLink(browser, request, createUser()));
  const fresh = await oidc.refreshTokenGrant(shop.config, tokens.refresh_token ?? '');
  expect(fresh.access_token).not.toBe(tokens.access_token);
});

test('an application without secret signs in with PKCE, from a script of its own origin', async () => {
  const app = { ...SHOP, clientSecret: undefined, clientAuthentication: 'none' as const };
  const browser = await open({ applications: [app] });
  const shop = await RelyingParty.discover(browser.server, app);
  const tokens = await shop.redeem(await signInByLink(browser, await shop.createRequest(), createUser()));
  expect(tokens.claims()?.sub).toBeTruthy();
  for (const path of ['/api/auth/oauth2/token', '/api/auth/.well-known/openid-configuration']) {
    const response = await browser.fetch(path, {
      method: 'OPTIONS',
      headers: { origin: 'https://shop.example', 'access-control-request-method': 'POST' },
    });
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('access-control-allow-credentials')).toBeNull();
  }
});

test('logs out at the request of an application, and returns only to a registered address', async () => {
  const browser = await open();
  const shop = await RelyingParty.discover(browser.server);
  const signIn = async () => {
    const request = await shop.createRequest();
    return (await shop.redeem(await signInByLink(browser, request, createUser()))).id_token ?? '';
  };
  const logout = async (id_token_hint: string, post_logout_redirect_uri: string) => {
    const url = oidc.buildEndSessionUrl(shop.config, { id_token_hint, post_logout_redirect_uri, state: 's' });
    const response = await browser.fetch(url.pathname + url.search, {
      headers: { 'sec-fetch-dest': 'document', 'sec-fetch-mode': 'navigate', accept: 'text/html' },
    });
    return response.headers.get('location');
  };
  expect(await logout(await signIn(), 'https://shop.example/bye')).toBe('https://shop.example/bye?state=s');
  expect(await browser.session()).toBeNull();
  expect(await logout(await signIn(), 'https://evil.example/')).toBe('/');
  expect(await browser.session()).toBeNull();

  const first = await signIn();
  browser.cookies.clear();
  await signIn();
  expect(await logout(first, 'https://shop.example/bye')).toBe('/');
  expect(await browser.session()).not.toBeNull();
  const [head, , signature] = first.split('.');
  const forged = `${head}.${btoa(JSON.stringify({ aud: 'shop' }))}.${signature}`;
  expect(await logout(forged, 'https://shop.example/bye')).toBe('/');
  expect(await browser.session()).not.toBeNull();
});

test('does not ask a signed-in visitor to sign in, unless the application requires it', async () => {
  const browser = await open();
  const shop = await RelyingParty.discover(browser.server);
  await browser.signIn(createUser());
  expect(await follow(browser, await shop.createRequest())).toContain('code=');
  expect(await follow(browser, await shop.createRequest({ prompt: 'login' }))).toMatch(/^\/login\?.*fresh=1/);
  expect(await follow(browser, await shop.createRequest({ max_age: '0' }))).toMatch(/^\/login\?.*fresh=1/);
  const select = await follow(browser, await shop.createRequest({ prompt: 'select_account' }));
  expect(select).toMatch(/^\/login\?request=/);
  expect(select).not.toContain('prompt');
  const visitor = await open();
  const none = new URL(await follow(visitor, await shop.createRequest({ prompt: 'none' })));
  expect(none.searchParams.get('error')).toBe('login_required');
});

test('an application gets only visitors of the connections that it offers', async () => {
  const app = { ...SHOP, connections: ['mini-program'] };
  const browser = await open({ applications: [app] });
  const shop = await RelyingParty.discover(browser.server, app);
  const user = createUser();
  await browser.signIn(user);
  expect(await follow(browser, await shop.createRequest())).toMatch(/^\/login\?request=/);
  const page = new WaitingPage(browser);
  const phone = new Phone(browser.server, browser.wechat, user);
  await phone.scan(await page.open());
  await phone.confirm();
  await page.fetchSession();
  expect(await follow(browser, await shop.createRequest())).toContain('code=');
});

test('an application that is removed from connections.json gets no tokens any more', async () => {
  const browser = await open();
  const shop = await RelyingParty.discover(browser.server);
  const address = await signInByLink(browser, await shop.createRequest(), createUser());
  const later = await open({ applications: [] });
  browser.server = later.server;
  await expect(shop.redeem(address)).rejects.toThrow();
  expect(await follow(later, await shop.createRequest())).toBe('/failed?error=application_unknown');
  await open();
});

test('deleting the account deletes its tokens and consents, and the refresh token no longer works', async () => {
  const browser = await open({ applications: [ALL] });
  const shop = await RelyingParty.discover(browser.server, ALL);
  const request = await shop.createRequest({ scope: 'openid offline_access', prompt: 'consent' });
  const tokens = await shop.redeem(await signInByLink(browser, request, createUser()));
  const userId = (await browser.session())?.user.id ?? '';
  const { context } = await createAuth(SETTINGS, { storage: storage() });
  // The service asks for no consent. A table from a time when it did can contain some.
  const now = new Date();
  const consent = { clientId: ALL.clientId, userId, scopes: ['openid'], createdAt: now, updatedAt: now };
  await context.adapter.create({ model: 'oauthConsent', data: consent });
  const count = () =>
    Promise.all(
      ['oauthRefreshToken', 'oauthAccessToken', 'oauthConsent', 'session', 'account'].map((model) =>
        context.adapter.count({ model, where: [{ field: 'userId', value: userId }] }),
      ),
    );
  const [refreshTokens, , consents] = await count();
  expect([refreshTokens, consents]).toEqual([1, 1]);
  expect((await browser.fetch('/api/auth/delete-user', { json: {} })).status).toBe(200);
  expect(await count()).toEqual([0, 0, 0, 0, 0]);
  await expect(oidc.refreshTokenGrant(shop.config, tokens.refresh_token ?? '')).rejects.toThrow();
});
