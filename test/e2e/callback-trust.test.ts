import { expect, MATRIX, test } from './fixtures.js';
import type { LoginPage } from './login-page.js';
import { clickPopup, openPopup, untilClosed } from './popup.js';
import { OWN } from './site/callback-routes.js';

/** A redirect_uri that contains a code and a state itself, for each kind of callback page. */
const PAGES: [title: string, redirectUri: (login: LoginPage) => string][] = [
  ['a page of the site', ({ server }) => `${server.shop}/callback${OWN}`],
  ['relayCallback, of this origin', ({ server }) => `${server.shop}/invite${OWN}`],
  ['relayCallback, of another origin', ({ server }) => `${server.other}/invite${OWN}`],
  ['callback.html, of this origin', ({ server }) => `${server.shop}/invite.html${OWN}`],
  ['callback.html, of another origin', ({ server }) => `${server.other}/invite.html${OWN}`],
];

for (const [title, redirectUri] of PAGES) {
  test(`a code and a state of redirect_uri's own do not count in the frame, ${title}`, async ({
    login,
    page,
  }) => {
    await login.open();
    await login.render({ redirect_uri: redirectUri(login) });
    await login.waitFor('ready');
    const refused = login.wechat.refuse();
    expect(await login.waitFor('refused')).toEqual({ state: refused.state });
    await login.settle();
    expect(await login.of('authorized')).toEqual([]);

    await page.evaluate(() => window.site.refresh());
    await login.waitFor('ready', 2);
    const { code, state } = login.wechat.approve();
    expect(await login.waitFor('authorized')).toEqual({ code, state });
    await login.settle();
    expect(await login.of('refused')).toHaveLength(1);
    expect(await login.of('error')).toEqual([]);
  });
}

for (const [title, redirectUri] of PAGES.slice(1)) {
  test(
    `a code and a state of redirect_uri's own do not count in the pop-up, ${title}`,
    title.endsWith('of this origin') ? MATRIX : {},
    async ({ login }) => {
      await login.open();
      const popup = await openPopup(login, { redirect_uri: redirectUri(login) });
      login.wechat.refuse();
      expect(await login.waitFor('popup-error')).toMatchObject({ code: 'refused' });
      expect(await login.of('popup')).toEqual([]);

      await untilClosed(popup);
      await clickPopup(login);
      const { code, state } = login.wechat.approve();
      expect(await login.waitFor('popup')).toEqual({ code, state });
      expect(await login.of('popup-error')).toHaveLength(1);
    },
  );
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
    // The site's own parameters remain.
    expect(page.url()).toBe(`${login.server.shop}/invite${OWN}`);
  });

  test('do not count in relayCallback when the visitor approves', async ({ login, page }) => {
    await goOn(login, '/invite');
    const { code, state } = login.wechat.approve();
    await page.waitForURL('**/invite**');
    expect(await login.waitFor('relayed')).toEqual({ type: 'authorized', code, state, verified: true });
    expect(page.url()).toBe(`${login.server.shop}/invite${OWN}`);
  });

  test('are not a callback when the visitor just opens the page', async ({ login, page }) => {
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

test.describe('a server that redirects the callback does not count as a refusal', () => {
  test('in the frame, however the server changes the address', async ({ login }) => {
    await login.open();
    const ways = ['raw', 'encoded', 'dropped', 'state-only', 'error', 'raw-to-relay', 'raw-to-file'];
    for (const [index, how] of ways.entries()) {
      await test.step(how, async () => {
        await login.render({ redirect_uri: `${login.server.shop}/sends-on/${how}` });
        await login.waitFor('ready', index + 1);
        login.wechat.approve();
        expect(await login.waitFor('error', index + 1)).toMatchObject({ code: 'callback_lost' });
        expect([await login.of('refused'), await login.of('authorized')]).toEqual([[], []]);
      });
    }
  });

  test('in the pop-up, through a page that calls relayCallback', async ({ login }) => {
    await login.open();
    for (const [index, how] of ['raw-to-relay', 'raw-to-file'].entries()) {
      const popup = await openPopup(login, { redirect_uri: `${login.server.shop}/sends-on/${how}` });
      login.wechat.approve();
      expect(await login.waitFor('popup-error', index + 1)).toMatchObject({ code: 'callback_lost' });
      expect(await login.of('popup')).toEqual([]);
      await untilClosed(popup);
    }
  });

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
