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

/** Scans and confirms with the phone number; the page that goes on, and who is signed in there. */
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

/** Somebody with an account and a number, and the next owner of the number. */
async function recycle() {
  const phoneNumber = newNumber();
  const before = { ...createUser(), phoneNumber };
  const { id } = await scan(before);
  return { id, before, after: { ...createUser(), phoneNumber } };
}

test('match: the next owner of a phone number does not enter the old account', async () => {
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
  // From then on each is let in without a question, to their own account.
  expect(await scan(after)).toMatchObject({ next: '/', id: own });
  expect(await scan(before)).toMatchObject({ next: '/', id });
});

test('match: nor an account whose WeChat is only known from an import', async () => {
  const phoneNumber = newNumber();
  await createAccount({ unionid: createUser().unionid, phoneNumber, phoneNumberVerified: true });
  expect((await scan({ ...createUser(), phoneNumber })).next).toBe('/bind');
});

test('match: nor with login-only, where the next owner gets no account at all', async () => {
  const { id, after } = await recycle();
  const { next, browser } = await scan(after, { loginOnly: true });
  expect(next).toBe('/bind');
  expect((await browser.settleStranger('new-account')).status).toBe(403);
  expect(await browser.session()).toBeNull();
  expect((await scan(after, { loginOnly: true })).id).not.toBe(id);
});

test('match: who changed their WeChat and kept the number signs in once', async () => {
  const phoneNumber = newNumber();
  const { id, email } = await createAccount({ phoneNumber, phoneNumberVerified: true });
  expect((await scan({ ...createUser(), phoneNumber })).id).toBe(id);
  const renewed = { ...createUser(), phoneNumber };
  const { browser } = await scan(renewed);
  await browser.signInByEmail(email);
  expect((await browser.settleStranger('bind')).status).toBe(200);
  expect(await scan(renewed)).toMatchObject({ next: '/', id });
});

test('match: a WeChat with an account keeps it, whoever has its number', async () => {
  const { after } = await recycle();
  const { phoneNumber, ...withoutNumber } = after;
  const own = await scan(withoutNumber);
  expect(await scan(after)).toMatchObject({ next: '/', id: own.id });
});

/** WeChat's website login, behind a gateway that adds a verified address to the profile. */
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

test('match: the next owner of an e-mail address does not enter the old account', async () => {
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

test('match: who is signed in and connects WeChat is not asked again', async () => {
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

test('nobody becomes the owner of a number by connecting: it stays with the account that verified it', async () => {
  const { id, after } = await recycle();
  const { browser } = await scan(after);
  await browser.settleStranger('new-account');
  const { context } = await createAuth(SETTINGS, { storage: storage() });
  const where = [{ field: 'phoneNumber', value: after.phoneNumber }];
  expect(await context.adapter.findMany({ model: 'user', where })).toMatchObject([{ id }]);
});
