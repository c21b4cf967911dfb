import { expect, test } from 'vitest';
import { APP, createUser, MINI_PROGRAM, SETTINGS, SHOP, SITE } from './support.js';
import { useBrowsers } from './use-browsers.js';

const { open } = useBrowsers();

test('in development, lists connections and applications with their addresses', async () => {
  const browser = await open();
  expect(await (await browser.fetch('/api/try')).json()).toMatchObject({
    issuer: `${SITE}/api/auth`,
    connections: [
      {
        id: 'website',
        appId: APP.appid,
        addresses: [`${SITE}/api/auth/callback/wechat`, `${SITE}/callback.html`],
        tryUrl: '/api/login?connection=website',
      },
      { id: 'mini-program', addresses: [`${SITE}/api/scan-login/phone`] },
    ],
    applications: [{ clientId: 'shop', redirectUris: SHOP.redirectUris, hasLoginUrl: false }],
  });
});

test('each of its addresses starts a login', async () => {
  const browser = await open();
  const { connections, applications } = await (await browser.fetch('/api/try')).json();
  const follow = async (path: string) => (await browser.fetch(path)).headers.get('location');
  expect(await follow(connections[0].tryUrl)).toContain('https://open.weixin.qq.com/');
  expect(await follow(connections[1].tryUrl)).toBe('/login?connection=mini-program');
  expect(await follow(applications[0].tryUrl)).toMatch(/^\/login\?request=/);
});

test('in a deployment, only signed-in administrators see it', async () => {
  const user = createUser();
  const before = await open();
  await before.signIn(user);
  const id = (await before.session())?.user.id ?? '';
  const visitor = await open({ production: true, administrators: [id] });
  expect((await visitor.fetch('/api/try')).status).toBe(403);
  await visitor.signIn(createUser());
  const refused = await visitor.fetch('/api/try');
  expect(refused.status).toBe(403);
  expect((await refused.json()).id).toBe((await visitor.session())?.user.id);
  const administrator = await open({ production: true, administrators: [id] });
  await administrator.signIn(user);
  expect((await administrator.fetch('/api/try')).status).toBe(200);
});

test('shows no secret', async () => {
  const text = await (await (await open()).fetch('/api/try')).text();
  for (const secret of [APP.secret, MINI_PROGRAM.secret, SHOP.clientSecret, SETTINGS.authSecret]) {
    expect(text).not.toContain(secret);
  }
});
