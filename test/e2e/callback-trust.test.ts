import { expect, test } from './fixtures.js';
import type { LoginPage } from './login-page.js';
import { openPopup } from './popup.js';
import { OWN } from './site/callback-routes.js';

/** A redirect_uri with a code and a state of its own, of each kind of callback page. */
const PAGES: [title: string, redirectUri: (login: LoginPage) => string][] = [
  ['a page of the site', ({ server }) => `${server.shop}/callback${OWN}`],
  ['relayCallback, of this origin', ({ server }) => `${server.shop}/invite${OWN}`],
  ['relayCallback, of another origin', ({ server }) => `${server.other}/invite${OWN}`],
  ['callback.html, of this origin', ({ server }) => `${server.shop}/invite.html${OWN}`],
  ['callback.html, of another origin', ({ server }) => `${server.other}/invite.html${OWN}`],
];

for (const [title, redirectUri] of PAGES) {
  test.describe(`a code and a state of redirect_uri's own, ${title}`, () => {
    test('do not count in the frame when the visitor refuses', async ({ login }) => {
      await login.open();
      await login.render({ redirect_uri: redirectUri(login) });
      await login.waitFor('ready');
      const { state } = login.wechat.refuse();
      expect(await login.waitFor('refused')).toEqual({ state });
      await login.settle();
      expect([await login.of('authorized'), await login.of('error')]).toEqual([[], []]);
    });

    test('do not count in the frame when the visitor approves', async ({ login }) => {
      await login.open();
      await login.render({ redirect_uri: redirectUri(login) });
      await login.waitFor('ready');
      const { code, state } = login.wechat.approve();
      expect(await login.waitFor('authorized')).toEqual({ code, state });
      await login.settle();
      expect([await login.of('refused'), await login.of('error')]).toEqual([[], []]);
    });
  });
}

for (const [title, redirectUri] of PAGES.slice(1)) {
  test.describe(`a code and a state of redirect_uri's own, ${title}, in the pop-up`, () => {
    test('do not count when the visitor refuses', async ({ login }) => {
      await login.open();
      await openPopup(login, { redirect_uri: redirectUri(login) });
      login.wechat.refuse();
      expect(await login.waitFor('popup-error')).toMatchObject({ code: 'refused' });
      expect(await login.of('popup')).toEqual([]);
    });

    test('do not count when the visitor approves', async ({ login }) => {
      await login.open();
      await openPopup(login, { redirect_uri: redirectUri(login) });
      const { code, state } = login.wechat.approve();
      expect(await login.waitFor('popup')).toEqual({ code, state });
      expect(await login.of('popup-error')).toEqual([]);
    });
  });
}

test.describe("a code and a state of redirect_uri's own, as the whole page", () => {
  const goOn = async (login: LoginPage, path: string) => {
    await login.open();
    await login.render({ redirect_uri: `${login.server.shop}${path}${OWN}`, self_redirect: false });
    await login.waitFor('ready');
  };

  test('do not count in relayCallback when the visitor refuses', async ({ login, page }) => {
    await goOn(login, '/invite');
    const { state } = login.wechat.refuse();
    await page.waitForURL('**/invite**');
    expect(await login.waitFor('relayed')).toEqual({ type: 'refused', state, verified: true });
    // What the site had there stays.
    expect(page.url()).toBe(`${login.server.shop}/invite${OWN}`);
  });

  test('do not count in relayCallback when the visitor approves', async ({ login, page }) => {
    await goOn(login, '/invite');
    const { code, state } = login.wechat.approve();
    await page.waitForURL('**/invite**');
    expect(await login.waitFor('relayed')).toEqual({ type: 'authorized', code, state, verified: true });
    expect(page.url()).toBe(`${login.server.shop}/invite${OWN}`);
  });

  test('are no callback when the visitor just opens the page', async ({ login, page }) => {
    await login.open();
    await page.goto(`${login.server.shop}/invite${OWN}`);
    expect(await login.waitFor('relayed')).toBeNull();
    expect(page.url()).toBe(`${login.server.shop}/invite${OWN}`);
  });

  test('do not count in callback.html when the visitor refuses', async ({ login, page }) => {
    await goOn(login, '/invite.html');
    const { state } = login.wechat.refuse();
    await page.waitForURL('**/login#**');
    expect(page.url()).toBe(`${login.server.shop}/login#state=${state}`);
  });

  test('do not count in callback.html when the visitor approves', async ({ login, page }) => {
    await goOn(login, '/invite.html');
    const { code, state } = login.wechat.approve();
    await page.waitForURL('**/login#**');
    expect(page.url()).toBe(`${login.server.shop}/login#code=${code}&state=${state}`);
  });
});

test.describe('a server that sends the callback elsewhere is no refusal', () => {
  for (const how of ['raw', 'encoded', 'dropped', 'state-only', 'error']) {
    test(`in the frame: ${how}`, async ({ login }) => {
      await login.open();
      await login.render({ redirect_uri: `${login.server.shop}/sends-on/${how}` });
      await login.waitFor('ready');
      login.wechat.approve();
      expect(await login.waitFor('error')).toMatchObject({ code: 'callback_lost' });
      expect([await login.of('refused'), await login.of('authorized')]).toEqual([[], []]);
    });
  }

  for (const how of ['raw-to-relay', 'raw-to-file']) {
    test(`in the frame, through a page that relays: ${how}`, async ({ login }) => {
      await login.open();
      await login.render({ redirect_uri: `${login.server.shop}/sends-on/${how}` });
      await login.waitFor('ready');
      login.wechat.approve();
      expect(await login.waitFor('error')).toMatchObject({ code: 'callback_lost' });
      expect([await login.of('refused'), await login.of('authorized')]).toEqual([[], []]);
    });

    test(`in the pop-up, through a page that relays: ${how}`, async ({ login }) => {
      await login.open();
      await openPopup(login, { redirect_uri: `${login.server.shop}/sends-on/${how}` });
      login.wechat.approve();
      expect(await login.waitFor('popup-error')).toMatchObject({ code: 'callback_lost' });
      expect(await login.of('popup')).toEqual([]);
    });
  }

  test('as the whole page', async ({ login, page }) => {
    await login.open();
    const redirect_uri = `${login.server.shop}/sends-on/raw-to-relay`;
    await login.render({ redirect_uri, self_redirect: false });
    await login.waitFor('ready');
    login.wechat.approve();
    await page.waitForURL('**/relay**');
    expect(await login.waitFor('relayed')).toBeNull();
  });
});
