import { betterAuth } from 'better-auth';
import { expect, test } from './fixtures.js';
import { APPID } from './login-page.js';
import { openPopup } from './popup.js';

/** Returns the authorization URL of a server library, with its own callback and its own state. */
async function createUrl(shop: string): Promise<string> {
  const auth = betterAuth({
    baseURL: shop,
    secret: 'a secret of 32 characters or more',
    socialProviders: { wechat: { clientId: APPID, clientSecret: 's' } },
  });
  const { url = '' } = await auth.api.signInSocial({ body: { provider: 'wechat', disableRedirect: true } });
  return url;
}

test('the QR code in the page accepts the URL of a server library', async ({ login, page }) => {
  await login.open();
  const url = await createUrl(login.server.shop);
  expect(new URL(url).searchParams.get('redirect_uri')).toContain('/api/auth/callback/wechat');
  const options = await page.evaluate((address) => window.site.parseAuthorizationUrl(address), url);
  const bridge = `${login.server.shop}/callback.html`;
  await login.render({ ...options, redirect_uri: bridge });
  await login.waitFor('ready');
  const state = new URL(url).searchParams.get('state');
  expect(login.wechat.logins[0]).toMatchObject({ redirect_uri: bridge, state });
  const { code } = login.wechat.approve();
  expect(await login.waitFor('authorized')).toEqual({ code, state });
});

test('the pop-up accepts the URL of a server library', async ({ login, page }) => {
  await login.open();
  const url = await createUrl(login.server.shop);
  const options = await page.evaluate((address) => window.site.parseAuthorizationUrl(address), url);
  await openPopup(login, { ...options, redirect_uri: `${login.server.shop}/callback.html` });
  const { code } = login.wechat.approve();
  expect(await login.waitFor('popup')).toEqual({ code, state: new URL(url).searchParams.get('state') });
});
