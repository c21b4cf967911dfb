import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import type { Connection } from '../../../service/server/config/connection.js';
import { connectionSchema } from '../../../service/server/config/connection.js';
import { follow, RelyingParty } from '../applications/relying-party.js';
import { APP, createUser, MINI_PROGRAM, SETTINGS } from '../support.js';
import { useBrowsers } from '../use-browsers.js';

const ACCOUNT = { appid: 'wxaccount000000001', secret: 'secret-of-the-account', name: 'Celadon' };
const { open, network } = useBrowsers({ apps: [APP, MINI_PROGRAM, ACCOUNT] });
const account = connectionSchema.parse({
  id: 'inside',
  type: 'official-account',
  appId: ACCOUNT.appid,
  appSecret: ACCOUNT.secret,
}) as Connection;
const connections = [...SETTINGS.connections, account];
const WECHAT = { 'user-agent': 'Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0.50' };

type Browser = Awaited<ReturnType<typeof open>>;

/** A visitor inside WeChat opens the address, and allows. Resolves to the address of the redirect. */
async function allow(browser: Browser, address: string, user = createUser()): Promise<string> {
  expect(address).toMatch(/^https:\/\/open\.weixin\.qq\.com\/connect\/oauth2\/authorize\?appid=wxaccount/);
  await browser.wechat.fetch(new Request(address, { headers: WECHAT }));
  const { uuid } = browser.wechat.logins.at(-1) ?? {};
  const { code, state } = browser.wechat.approve({ ...(uuid && { uuid }), user });
  return browser.finish({ code, state });
}

test('signs a visitor in inside WeChat, as the same person as on the website', async () => {
  const browser = await open({ connections });
  const user = createUser();
  await browser.signIn(user);
  const id = (await browser.session())?.user.id;
  browser.cookies.clear();
  expect(await allow(browser, await follow(browser, '/api/login?connection=inside'), user)).toBe('/');
  expect((await browser.session())?.user.id).toBe(id);
});

test('the parameters have the order that WeChat compares, and the state only letters, digits and few signs', async () => {
  const browser = await open({ connections });
  const address = new URL(await follow(browser, '/api/login?connection=inside'));
  expect([...address.searchParams.keys()]).toEqual([
    'appid',
    'redirect_uri',
    'response_type',
    'scope',
    'state',
  ]);
  expect(address.searchParams.get('scope')).toBe('snsapi_userinfo');
  expect(address.hash).toBe('#wechat_redirect');
  expect(address.searchParams.get('state')).toMatch(/^[\w-]{1,128}$/);
});

test('an application that names it sends its visitors directly to WeChat', async () => {
  const browser = await open({ connections });
  const shop = await RelyingParty.discover(browser.server);
  const inside = await allow(
    browser,
    await follow(browser, await shop.createRequest({ connection: 'inside' })),
  );
  const tokens = await shop.redeem(await follow(browser, inside));
  expect(tokens.claims()?.sub).toBe((await browser.session())?.user.id);
});

test('refuses the made-up account of a snapshot', async () => {
  const browser = await open({ connections });
  network.use(
    http.get('https://api.weixin.qq.com/sns/oauth2/access_token', () =>
      HttpResponse.json({ access_token: 'a', openid: 'o', is_snapshotuser: 1 }),
    ),
  );
  const end = await allow(browser, await follow(browser, '/api/login?connection=inside'));
  network.resetHandlers();
  expect(end).toBe('/failed?error=snapshot');
  expect(await browser.session()).toBeNull();
});

test('a code of the website does not sign in with the state of the official account', async () => {
  const browser = await open({ connections });
  const website = await browser.scan(await browser.ask(), createUser());
  const address = new URL(await follow(browser, '/api/login?connection=inside'));
  const state = address.searchParams.get('state') ?? '';
  expect(await browser.finish({ code: website.code, state })).toMatch(/^\/failed\?error=/);
  expect(await browser.session()).toBeNull();
});
