import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { createAuth } from '../../service/server/create-auth.js';
import type { SimulatedUser } from '../../src/simulator/index.js';
import { Phone, WaitingPage } from './mini-program-login/waiting-page.js';
import {
  Browser,
  createAccount,
  createUser,
  newAddress,
  SETTINGS,
  startApp,
  useStorage,
  useWeChat,
} from './support.js';

const { wechat, network } = useWeChat();
const storage = useStorage();

let numbers = 0;
const newNumber = () => `+861390013${1000 + ++numbers}`;

/** Scans and confirms with the phone number. Resolves to the next page and the signed-in user. */
async function scan(user: SimulatedUser, settings = {}) {
  const app = await startApp(storage(), { association: 'match', ...settings });
  const page = new WaitingPage(new Browser(app, wechat));
  const phone = new Phone(app, wechat, user);
  await phone.scan(await page.open());
  expect((await phone.confirm(Boolean(user.phoneNumber))).status).toBe(200);
  const { next }: { next: string } = await (await page.fetchSession()).json();
  const { browser } = page;
  return { next, browser, id: (await browser.session())?.user.id };
}

/** Creates the previous owner of a number, who has an account, and the next owner. */
async function recycle() {
  const phoneNumber = newNumber();
  const before = { ...createUser(), phoneNumber };
  const { id } = await scan(before);
  return { id, before, after: { ...createUser(), phoneNumber } };
}

test('with association match, does not sign in the next owner of a phone number to the old account', async () => {
  const { id, before, after } = await recycle();
  const { next, browser } = await scan(after);
  expect([next, await browser.session()]).toEqual(['/bind', null]);
  expect(await browser.readStranger()).toMatchObject({
    doubt: 'phone_number',
    phoneEnd: after.phoneNumber.slice(-4),
  });
  expect((await browser.settleStranger('new-account')).status).toBe(200);
  const own = (await browser.session())?.user.id;
  expect(own).not.toBe(id);
  // After that, both sign in to their own account without a question.
  expect(await scan(after)).toMatchObject({ next: '/', id: own });
  expect(await scan(before)).toMatchObject({ next: '/', id });
});

test('with association match, protects an account whose WeChat is known from an import', async () => {
  const phoneNumber = newNumber();
  await createAccount({ unionid: createUser().unionid, phoneNumber, phoneNumberVerified: true });
  expect((await scan({ ...createUser(), phoneNumber })).next).toBe('/bind');
});

test('with association match and LOGIN_ONLY, gives the next owner of a phone number no account', async () => {
  const { id, after } = await recycle();
  const { next, browser } = await scan(after, { loginOnly: true });
  expect(next).toBe('/bind');
  expect((await browser.settleStranger('new-account')).status).toBe(403);
  expect(await browser.session()).toBeNull();
  expect((await scan(after, { loginOnly: true })).id).not.toBe(id);
});

test('with association match, connects a second WeChat with the same number after the owner has signed in', async () => {
  const phoneNumber = newNumber();
  const { id, email } = await createAccount({ phoneNumber, phoneNumberVerified: true });
  expect((await scan({ ...createUser(), phoneNumber })).id).toBe(id);
  const renewed = { ...createUser(), phoneNumber };
  const { browser } = await scan(renewed);
  await browser.signInByEmail(email);
  expect((await browser.settleStranger('bind')).status).toBe(200);
  expect(await scan(renewed)).toMatchObject({ next: '/', id });
});

test('with association match, keeps the account of a WeChat whose number has a new owner', async () => {
  const { after } = await recycle();
  const { phoneNumber, ...withoutNumber } = after;
  const own = await scan(withoutNumber);
  expect(await scan(after)).toMatchObject({ next: '/', id: own.id });
});

/** WeChat's website login behind a gateway that adds a verified e-mail address to the profile. */
async function signInWith(email: string, browser: Browser, user: SimulatedUser, path?: string) {
  const url = path
    ? (await (await browser.fetch(path, { json: { provider: 'wechat', disableRedirect: true } })).json()).url
    : await browser.ask();
  const { unionid, nickname } = user;
  network.use(
    http.get('https://api.weixin.qq.com/sns/userinfo', () =>
      HttpResponse.json({ openid: `o_${unionid}`, unionid, nickname, email, email_verified: true }),
    ),
  );
  const end = await browser.finish(await browser.scan(url, user));
  network.resetHandlers();
  return end;
}

test('with association match, does not sign in the next owner of an e-mail address to the old account', async () => {
  const { email, id } = await createAccount({ emailVerified: true });
  const app = await startApp(storage(), { association: 'match' });
  const browser = () => new Browser(app, wechat);
  const [first, next] = [browser(), browser()];
  await signInWith(email, first, createUser());
  expect((await first.session())?.user.id).toBe(id);
  const user = createUser();
  expect(await signInWith(email, next, user)).toBe('/bind');
  expect([await next.session(), await next.readStranger()]).toMatchObject([
    null,
    { name: user.nickname, doubt: 'email' },
  ]);
  expect((await next.settleStranger('new-account')).status).toBe(200);
  const own = (await next.session())?.user;
  expect(own?.id).not.toBe(id);
  expect(own?.email).not.toBe(email);
  expect(app.log).toEqual([]);
});

test('with association match, connects WeChat to a signed-in visitor’s account without a question', async () => {
  const { email } = await createAccount({ emailVerified: true });
  const app = await startApp(storage(), { association: 'match' });
  await signInWith(email, new Browser(app, wechat), createUser());
  const browser = new Browser(app, wechat);
  await browser.signUpByEmail(newAddress());
  const user = createUser();
  expect(await signInWith(email, browser, user, '/api/auth/link-social')).not.toMatch(/bind|failed/);
  const later = new Browser(app, wechat);
  await later.signIn(user);
  expect((await later.session())?.user.id).toBe((await browser.session())?.user.id);
});

test('connecting WeChat does not move a phone number to another account', async () => {
  const { id, after } = await recycle();
  const { browser } = await scan(after);
  await browser.settleStranger('new-account');
  const { context } = await createAuth(SETTINGS, { storage: storage() });
  const where = [{ field: 'phoneNumber', value: after.phoneNumber }];
  expect(await context.adapter.findMany({ model: 'user', where })).toMatchObject([{ id }]);
});
