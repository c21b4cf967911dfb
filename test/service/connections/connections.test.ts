import { expect, test } from 'vitest';
import type { Connection } from '../../../service/server/config/connection.js';
import { connectionSchema } from '../../../service/server/config/connection.js';
import { Phone, WaitingPage } from '../mini-program-login/waiting-page.js';
import { APP, createAccount, createUser, MINI_PROGRAM } from '../support.js';
import { useBrowsers } from '../use-browsers.js';

const STAFF = { appid: 'wxstaff00000000001', secret: 'secret-of-the-staff-app', name: 'Staff' };
const { open, countUsers } = useBrowsers({ apps: [APP, MINI_PROGRAM, STAFF] });

const create = (connection: object) => connectionSchema.parse(connection) as Connection;
const website = create({ id: 'website', type: 'website', appId: APP.appid, appSecret: APP.secret });
const staff = create({ id: 'staff', type: 'website', appId: STAFF.appid, appSecret: STAFF.secret });
const miniProgram = create({
  id: 'mini-program',
  type: 'mini-program',
  appId: MINI_PROGRAM.appid,
  appSecret: MINI_PROGRAM.secret,
});
const other = { ...miniProgram, id: 'other' } as Connection;
const through = (connection: string) => ({ additionalData: { connection } });

test('each connection asks WeChat for its own app, and exchanges the code with its own secret', async () => {
  const browser = await open({ connections: [website, staff] });
  for (const { id, appId } of [website, staff]) {
    const url = await browser.ask(through(id));
    expect(new URL(url).searchParams.get('appid')).toBe(appId);
    expect(await browser.finish(await browser.scan(url, createUser()))).toBe('/api/auth/get-session');
  }
});

test('a person has one account for all connections with the same unionid', async () => {
  const browser = await open({ connections: [website, staff, miniProgram] });
  const user = createUser();
  await browser.signIn(user, through('website'));
  const id = (await browser.session())?.user.id;
  await browser.signIn(user, through('staff'));
  expect((await browser.session())?.user.id).toBe(id);
  const page = new WaitingPage(browser);
  const phone = new Phone(browser.server, browser.wechat, user);
  await phone.scan(await page.open());
  await phone.confirm();
  expect((await page.fetchSession()).status).toBe(200);
  expect((await browser.session())?.user.id).toBe(id);
});

test('a code of one connection does not sign in with the state of another one', async () => {
  const browser = await open({ connections: [website, staff] });
  const [a, b] = [await browser.ask(through('website')), await browser.ask(through('staff'))];
  const user = createUser();
  const [atWebsite, atStaff] = [await browser.scan(a, user), await browser.scan(b, user)];
  const swapped = await browser.finish({ code: atWebsite.code, state: atStaff.state });
  expect(swapped).toMatch(/^\/failed\?error=(invalid_code|misconfigured|wechat_malformed)/);
  expect(await browser.session()).toBeNull();
});

test('refuses a connection that does not exist, or that is a mini program, as a website login', async () => {
  const browser = await open({ connections: [website, miniProgram] });
  for (const id of ['nobody', 'mini-program']) {
    const json = { provider: 'wechat', disableRedirect: true, ...through(id) };
    expect((await browser.fetch('/api/auth/sign-in/social', { json })).status).toBe(400);
  }
});

test('each connection has its own rules for accounts', async () => {
  const strict = { ...staff, loginOnly: true };
  const asking = { ...website, association: 'ask' as const };
  const browser = await open({ connections: [asking, strict] });
  const before = await countUsers();
  expect(await browser.signIn(createUser(), through('staff'))).toMatch(/error=signup_disabled/);
  expect(await browser.signIn(createUser(), through('website'))).toBe('/bind');
  expect(await countUsers()).toBe(before);
});

test('compares only the fields that the connection names', async () => {
  const user = createUser();
  const account = await createAccount({ unionid: user.unionid });
  const match = { ...website, association: 'match' as const };
  const byNumber = await open({ connections: [{ ...match, matchFields: ['phone_number'] }] });
  await byNumber.signIn(createUser());
  const byUnionId = await open({ connections: [{ ...match, matchFields: ['unionid'] }] });
  await byUnionId.signIn(user);
  expect((await byUnionId.session())?.user.id).toBe(account.id);
  const another = createUser();
  const second = await createAccount({ unionid: another.unionid });
  await byNumber.signIn(another);
  expect((await byNumber.session())?.user.id).not.toBe(second.id);
});

test('a page of one mini program cannot pick up a login of another one', async () => {
  const browser = await open({ connections: [miniProgram, other] });
  const page = new WaitingPage(browser);
  const phone = new Phone(browser.server, browser.wechat, createUser());
  await phone.scan(await page.open());
  await phone.confirm();
  const moved = `/api/scan-login/other/${page.code.id}`;
  expect((await browser.fetch(moved)).status).toBe(404);
  expect((await browser.fetch(`${moved}/session`, { json: { number: '10' } })).status).toBe(404);
  expect((await page.fetchSession()).status).toBe(200);
});

test('the code has the logo of its connection, as large as WeChat’s own picture in the middle', async () => {
  const logo = 'https://shop.example/logo.png';
  const round = new WaitingPage(await open({ miniProgram: { ...miniProgram, logo } as object }));
  await round.open();
  expect(round.code).toMatchObject({ logo, logoShare: 1 / 2.4 });
  const drawn = new WaitingPage(
    await open({ miniProgram: { ...miniProgram, logo, link: 'https://shop.example/scan' } as object }),
  );
  await drawn.open();
  expect(drawn.code).toMatchObject({ logo });
  expect(drawn.code).not.toHaveProperty('logoShare');
});

test('the phone shows the connection and the service in its own language', async () => {
  const named = { ...miniProgram, displayName: { cn: '员工小程序', en: 'Staff mini program' } };
  const browser = await open({ connections: [named] });
  const page = new WaitingPage(browser);
  const phone = new Phone(browser.server, browser.wechat, createUser());
  expect(await (await phone.scan(await page.open())).json()).toMatchObject({
    site: { name: '青瓷' },
    connection: '员工小程序',
  });
  expect(await (await phone.scan(await page.open(), 'en')).json()).toMatchObject({
    site: { name: 'Celadon' },
    connection: 'Staff mini program',
  });
});
