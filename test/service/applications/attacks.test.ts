import { expect, test } from 'vitest';
import { createAuth } from '../../../service/server/create-auth.js';
import { createUser, SETTINGS, SHOP, SITE } from '../support.js';
import { useBrowsers } from '../use-browsers.js';
import { follow, RelyingParty, signInByLink } from './relying-party.js';

const BANK = {
  ...SHOP,
  clientId: 'bank',
  clientSecret: 'secret-of-the-bank-in-this-test',
  redirectUris: ['https://bank.example/callback'],
};
const { open, storage } = useBrowsers();
const openBoth = () => open({ applications: [SHOP, BANK] });

test.each([
  'https://evil.example/',
  'https://shop.example/',
  'https://shop.example/callback/',
  'https://shop.example/callback?more=1',
  'https://shop.example/callback#x',
  'https://shop.example:444/in?cart=7',
  'https://shop.example@evil.example/in?cart=7',
  'https://shop.example/other/../callback',
  'http://shop.example/in?cart=7',
  'HTTPS://shop.example/in?cart=7',
  '//shop.example/in?cart=7',
  'javascript:alert(1)',
  '',
])(
  'never redirects to %j, neither with a code nor with an error nor when the visitor cancels',
  async (redirect_uri) => {
    const browser = await openBoth();
    await browser.signIn(createUser());
    const shop = await RelyingParty.discover(browser.server);
    const valid = await shop.createRequest();
    for (const more of [{}, { prompt: 'none' }, { response_type: 'token' }, { scope: 'all' }]) {
      const query = new URLSearchParams(valid.split('?')[1]);
      for (const [name, value] of Object.entries({ ...more, redirect_uri })) query.set(name, value);
      expect(await follow(browser, `/api/auth/oauth2/authorize?${query}`)).toBe(
        '/failed?error=redirect_refused',
      );
      expect(await follow(browser, `/api/cancel?${new URLSearchParams({ request: `${query}` })}`)).toBe(
        '/failed?error=redirect_refused',
      );
    }
  },
);

test('refuses a request with two redirect addresses, and one that is too long', async () => {
  const browser = await openBoth();
  await browser.signIn(createUser());
  const shop = await RelyingParty.discover(browser.server);
  const request = await shop.createRequest();
  const evil = `redirect_uri=${encodeURIComponent('https://evil.example/')}`;
  for (const path of [
    `${request}&${evil}`,
    request.replace('?', `?${evil}&`),
    `${request}&x=${'y'.repeat(5000)}`,
  ]) {
    expect(await follow(browser, path)).toBe('/failed?error=request_refused');
  }
});

test('exchanges a code once', async () => {
  const browser = await openBoth();
  const shop = await RelyingParty.discover(browser.server);
  const address = await signInByLink(browser, await shop.createRequest(), createUser());
  await shop.redeem(address);
  await expect(shop.redeem(address)).rejects.toThrow();
});

test('exchanges a code only for the application that it was made for', async () => {
  const browser = await openBoth();
  const shop = await RelyingParty.discover(browser.server);
  const address = await signInByLink(browser, await shop.createRequest(), createUser());
  const code = new URL(address).searchParams.get('code') ?? '';
  const exchange = (application: typeof SHOP, redirect_uri: string) =>
    browser.server.fetch(
      new Request(`${SITE}/api/auth/oauth2/token`, {
        method: 'POST',
        headers: {
          authorization: `Basic ${btoa(`${application.clientId}:${application.clientSecret}`)}`,
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: new URLSearchParams({
          grant_type: 'authorization_code',
          code,
          redirect_uri,
          code_verifier: shop.verifier,
        }),
      }),
    );
  for (const redirectUri of [BANK.redirectUris[0] ?? '', SHOP.redirectUris[0] ?? '']) {
    expect((await exchange(BANK, redirectUri)).status).toBeGreaterThanOrEqual(400);
  }
});

test('exchanges no code without the secret, with a wrong one, or without the PKCE verifier', async () => {
  const browser = await openBoth();
  for (const application of [
    { ...SHOP, clientSecret: 'wrong' },
    { ...SHOP, clientSecret: undefined, clientAuthentication: 'none' as const },
  ]) {
    const thief = await RelyingParty.discover(browser.server, application);
    const address = await signInByLink(browser, await thief.createRequest(), createUser());
    await expect(thief.redeem(address)).rejects.toThrow();
    browser.cookies.clear();
  }
  const shop = await RelyingParty.discover(browser.server);
  const address = await signInByLink(browser, await shop.createRequest(), createUser());
  shop.verifier = 'x'.repeat(43);
  await expect(shop.redeem(address)).rejects.toThrow();
});

test('requires PKCE with S256', async () => {
  const browser = await openBoth();
  await browser.signIn(createUser());
  const shop = await RelyingParty.discover(browser.server);
  const without = new URLSearchParams((await shop.createRequest()).split('?')[1]);
  without.delete('code_challenge');
  without.delete('code_challenge_method');
  const plain = await shop.createRequest({ code_challenge_method: 'plain' });
  for (const path of [`/api/auth/oauth2/authorize?${without}`, plain]) {
    const { searchParams } = new URL(await follow(browser, path));
    expect(searchParams.get('error')).toBe('invalid_request');
    expect(searchParams.get('code')).toBeNull();
  }
});

test('the application’s library refuses a response for another state or nonce', async () => {
  const browser = await openBoth();
  const shop = await RelyingParty.discover(browser.server);
  const attacker = await signInByLink(browser, await shop.createRequest(), createUser());
  await shop.createRequest();
  await expect(shop.redeem(attacker)).rejects.toMatchObject({
    cause: { message: expect.stringContaining('state') },
  });
});

test('stores secrets, codes and tokens as hashes', async () => {
  const browser = await openBoth();
  const shop = await RelyingParty.discover(browser.server);
  const address = await signInByLink(browser, await shop.createRequest(), createUser());
  const { context } = await createAuth({ ...SETTINGS, applications: [SHOP, BANK] }, { storage: storage() });
  const read = async (model: string) =>
    JSON.stringify(await context.adapter.findMany({ model, limit: 10_000 }));
  const stored = [await read('oauthClient'), await read('verification')].join();
  expect(stored).not.toContain(SHOP.clientSecret);
  expect(stored).not.toContain(new URL(address).searchParams.get('code'));
  const tokens = await shop.redeem(address);
  expect(await read('oauthAccessToken')).not.toContain(tokens.access_token);
});

test('cancelling returns to the application with access_denied and its state', async () => {
  const browser = await openBoth();
  const shop = await RelyingParty.discover(browser.server);
  const page = new URL(await follow(browser, await shop.createRequest()), SITE);
  const request = page.searchParams.get('request') ?? '';
  const back = new URL(await follow(browser, `/api/cancel?${new URLSearchParams({ request })}`));
  expect(back.origin + back.pathname).toBe('https://shop.example/callback');
  expect(Object.fromEntries(back.searchParams)).toEqual({
    error: 'access_denied',
    state: shop.state,
    iss: `${SITE}/api/auth`,
  });
});
