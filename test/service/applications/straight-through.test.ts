import { expect, test } from 'vitest';
import type { Connection } from '../../../service/server/config/connection.js';
import { connectionSchema } from '../../../service/server/config/connection.js';
import { APP, createUser, MINI_PROGRAM, SHOP } from '../support.js';
import { useBrowsers } from '../use-browsers.js';
import { follow, RelyingParty } from './relying-party.js';

const STAFF = { appid: 'wxstaff00000000001', secret: 'secret-of-the-staff-app', name: 'Staff' };
const { open } = useBrowsers({ apps: [APP, MINI_PROGRAM, STAFF] });
const create = (connection: object) => connectionSchema.parse(connection) as Connection;
const connections = [
  create({ id: 'website', type: 'website', appId: APP.appid, appSecret: APP.secret }),
  create({ id: 'staff', type: 'website', appId: STAFF.appid, appSecret: STAFF.secret }),
  create({ id: 'mini', type: 'mini-program', appId: MINI_PROGRAM.appid, appSecret: MINI_PROGRAM.secret }),
];

async function start(application = SHOP) {
  const browser = await open({ connections, applications: [application] });
  return { browser, shop: await RelyingParty.discover(browser.server, application) };
}

test('a request that names a connection goes directly to WeChat, and returns with a code', async () => {
  const { browser, shop } = await start();
  const wechat = await follow(browser, await shop.createRequest({ connection: 'staff' }));
  expect(new URL(wechat).host).toBe('open.weixin.qq.com');
  expect(new URL(wechat).searchParams.get('appid')).toBe(STAFF.appid);
  const inside = await browser.finish(await browser.scan(wechat, createUser()));
  const tokens = await shop.redeem(await follow(browser, inside));
  expect(tokens.claims()?.sub).toBe((await browser.session())?.user.id);
});

test('a visitor of another connection signs in again with the named one', async () => {
  const { browser, shop } = await start();
  await browser.signIn(createUser());
  const wechat = await follow(browser, await shop.createRequest({ connection: 'staff' }));
  expect(new URL(wechat).host).toBe('open.weixin.qq.com');
  expect(await follow(browser, await shop.createRequest({ connection: 'website' }))).toContain('code=');
});

test('a request that names a mini program shows its code, because WeChat has no page for it', async () => {
  const { browser, shop } = await start();
  expect(await follow(browser, await shop.createRequest({ connection: 'mini' }))).toMatch(
    /^\/login\?request=.*&connection=mini$/,
  );
});

test('the application gets an error for a connection that does not exist or that it does not offer', async () => {
  const { browser, shop } = await start({ ...SHOP, connections: ['website'] });
  for (const connection of ['nobody', 'staff', '../evil']) {
    const back = new URL(await follow(browser, await shop.createRequest({ connection })));
    expect(back.host).toBe('shop.example');
    expect(back.searchParams.get('error')).toBe('invalid_request');
  }
});

test('a refusal on the phone leads to the failure page, which keeps the request', async () => {
  const { browser, shop } = await start();
  const wechat = await follow(browser, await shop.createRequest({ connection: 'staff' }));
  const state = new URL(wechat).searchParams.get('state') ?? '';
  const failed = await browser.finish({ code: 'authdeny', state });
  expect(failed).toMatch(/^\/failed\?request=.*error=no_code/);
});
