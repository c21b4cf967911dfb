import { expect, test } from 'vitest';
import { findMatch } from '../../service/server/association.js';
import { createAuth } from '../../service/server/create-auth.js';
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

const { wechat } = useWeChat();
const storage = useStorage();
const open = async (settings = {}) => new Browser(await startApp(storage(), settings), wechat);

const countUsers = async () => {
  const { context } = await createAuth(SETTINGS, { storage: storage() });
  return context.adapter.count({ model: 'user' });
};

test('login-only: a stranger is refused, and no account is made, by either way in', async () => {
  const browser = await open({ loginOnly: true });
  const before = await countUsers();
  expect(await browser.signIn(createUser())).toBe('/failed?error=signup_disabled');
  const json = { provider: 'wechat', disableRedirect: true, requestSignUp: true };
  expect((await browser.fetch('/api/auth/sign-in/social', { json })).status).toBe(400);
  expect((await browser.signUpByEmail(newAddress())).status).toBe(400);
  expect(await browser.session()).toBeNull();
  expect(await countUsers()).toBe(before);
});

test('login-only: who has an account comes in', async () => {
  const user = createUser();
  const earlier = await open();
  await earlier.signIn(user);
  const browser = await open({ loginOnly: true });
  expect(await browser.signIn(user)).toBe('/api/auth/get-session');
  expect((await browser.session())?.user.id).toBe((await earlier.session())?.user.id);
});

test('off: a new account, even where one of the same unionid exists', async () => {
  const user = createUser();
  const { id } = await createAccount({ unionid: user.unionid });
  const browser = await open({ association: 'off' });
  await browser.signIn(user);
  expect((await browser.session())?.user.id).not.toBe(id);
});

test('match: the same unionid joins the existing account, which keeps its address and name', async () => {
  const user = createUser('别名');
  const { id, email } = await createAccount({ unionid: user.unionid });
  const browser = await open({ association: 'match' });
  expect(await browser.signIn(user)).toBe('/api/auth/get-session');
  expect(await browser.session()).toMatchObject({ user: { id, email, name: 'Lin', emailVerified: false } });
  // And stays joined, whatever the setting is later.
  const later = await open({ association: 'off', loginOnly: true });
  await later.signIn(user);
  expect((await later.session())?.user.id).toBe(id);
});

test('match: another unionid does not join, and makes an account, or with login-only none', async () => {
  const { id } = await createAccount({ unionid: createUser().unionid });
  const browser = await open({ association: 'match' });
  await browser.signIn(createUser());
  expect((await browser.session())?.user.id).not.toBe(id);
  const strict = await open({ association: 'match', loginOnly: true });
  expect(await strict.signIn(createUser())).toBe('/failed?error=signup_disabled');
});

test('match: login-only lets in whom it finds', async () => {
  const user = createUser();
  const { id } = await createAccount({ unionid: user.unionid });
  const browser = await open({ association: 'match', loginOnly: true });
  expect(await browser.signIn(user)).toBe('/api/auth/get-session');
  expect((await browser.session())?.user.id).toBe(id);
});

test('match: an e-mail address or a phone number counts only when both sides have verified it', async () => {
  const { context } = await createAuth(SETTINGS, { storage: storage() });
  const find = (profile: object) => findMatch(context, { ...profile, openid: crypto.randomUUID() });
  const verified = await createAccount({
    emailVerified: true,
    phoneNumber: '+8613800000001',
    phoneNumberVerified: true,
  });
  const claimed = await createAccount({ phoneNumber: '+8613800000002', phoneNumberVerified: false });
  const { email } = verified;
  expect(await find({ email: email.toUpperCase(), email_verified: true })).toEqual({ email });
  expect(await find({ email })).toEqual({});
  expect(await find({ email, email_verified: 'true' })).toEqual({});
  expect(await find({ email: claimed.email, email_verified: true })).toEqual({});
  const phone = { phone_number: '+8613800000001' };
  expect(await find({ ...phone, phone_number_verified: true })).toEqual({ email });
  expect(await find(phone)).toEqual({});
  expect(await find({ phone_number: '+8613800000002', phone_number_verified: true })).toEqual({});
  expect(await find({})).toEqual({});
});

test('nobody can give themselves a unionid, or an address that is made for somebody', async () => {
  const user = createUser();
  const browser = await open();
  const response = await browser.fetch('/api/auth/sign-up/email', {
    json: { name: 'x', email: newAddress(), password: 'correct horse', unionid: user.unionid },
  });
  expect(response.status).toBe(400);
  await browser.signUpByEmail(newAddress());
  await browser.fetch('/api/auth/update-user', { json: { unionid: user.unionid } });
  const victim = await open({ association: 'match' });
  await victim.signIn(user);
  expect((await victim.session())?.user.id).not.toBe((await browser.session())?.user.id);
  const squatter = await open();
  expect((await squatter.signUpByEmail('x@wechat.invalid')).status).toBe(400);
  expect((await squatter.signUpByEmail('x@WeChat.Invalid')).status).toBe(400);
});

test('ask: a stranger is asked whose account it is, signs in there once, and it is connected', async () => {
  const { id, email } = await createAccount();
  const user = createUser('小林 Lin');
  const browser = await open({ association: 'ask' });
  const before = await countUsers();
  expect(await browser.signIn(user)).toBe('/bind');
  expect(await browser.session()).toBeNull();
  expect(await browser.readStranger()).toEqual({
    id: expect.any(String),
    name: '小林 Lin',
    image: user.avatar,
    phoneEnd: null,
    doubt: null,
  });
  await browser.signInByEmail(email);
  expect((await browser.settleStranger('bind')).status).toBe(200);
  expect(await countUsers()).toBe(before);

  const later = await open({ association: 'ask', loginOnly: true });
  expect(await later.signIn(user)).toBe('/api/auth/get-session');
  expect((await later.session())?.user.id).toBe(id);
});

test('ask: signing in elsewhere in this browser connects nothing', async () => {
  const { email } = await createAccount();
  const user = createUser();
  const browser = await open({ association: 'ask' });
  await browser.signIn(user);
  await browser.signInByEmail(email);
  expect(await (await open({ association: 'ask' })).signIn(user)).toBe('/bind');
});

test('ask: who has no account yet gets one, unless login-only', async () => {
  const user = createUser();
  const browser = await open({ association: 'ask' });
  await browser.signIn(user);
  expect((await browser.settleStranger('new-account')).status).toBe(200);
  expect(await browser.session()).toMatchObject({ user: { name: user.nickname } });
  const again = await open({ association: 'ask' });
  expect(await again.signIn(user)).toBe('/api/auth/get-session');
  expect((await again.session())?.user.id).toBe((await browser.session())?.user.id);

  const strict = await open({ association: 'ask', loginOnly: true });
  expect(await strict.signIn(createUser())).toBe('/bind');
  expect((await strict.settleStranger('new-account')).status).toBe(403);
  expect(await strict.session()).toBeNull();
});

test('ask: a ticket is one browser’s, counts once, and connects nobody who is not signed in', async () => {
  const { email } = await createAccount();
  const [browser, thief] = [await open({ association: 'ask' }), await open({ association: 'ask' })];
  await browser.signIn(createUser());
  expect((await browser.settleStranger('bind')).status).toBe(401);
  const [name = ''] = [...browser.cookies.keys()].filter((cookie) => cookie.includes('stranger'));
  thief.cookies.set(name, `${crypto.randomUUID()}.forged`);
  await thief.signInByEmail(email);
  expect((await thief.settleStranger('bind', 'made-up')).status).toBe(410);
  await browser.signInByEmail(email);
  const ticket = browser.cookies.get(name) ?? '';
  expect((await browser.settleStranger('bind')).status).toBe(200);
  browser.cookies.set(name, ticket);
  expect((await browser.settleStranger('bind')).status).toBe(410);
});

test('ask: who says "not me" leaves nothing behind for the next person at this computer', async () => {
  const { email } = await createAccount();
  const browser = await open({ association: 'ask' });
  await browser.signIn(createUser());
  const kept = new Map(browser.cookies);
  expect((await browser.fetch('/api/auth/wechat/forget', { json: {} })).status).toBe(200);
  expect(await browser.readStranger()).toBeNull();
  for (const [name, value] of kept) browser.cookies.set(name, value);
  await browser.signInByEmail(email);
  expect((await browser.settleStranger('bind')).status).toBe(410);
});

test('a signed-in visitor connects WeChat on request, once and to one account', async () => {
  const { email, id } = await createAccount();
  const user = createUser();
  const browser = await open({ loginOnly: true });
  await browser.signInByEmail(email);
  const connect = async (by: Browser) => {
    const asked = await by.fetch('/api/auth/link-social', {
      json: { provider: 'wechat', disableRedirect: true, callbackURL: '/api/auth/get-session' },
    });
    const { url }: { url: string } = await asked.json();
    return by.finish(await by.scan(url, user));
  };
  expect(await connect(browser)).toBe('/api/auth/get-session');
  const later = await open({ loginOnly: true });
  await later.signIn(user);
  expect((await later.session())?.user.id).toBe(id);

  const other = await open();
  await other.signUpByEmail(newAddress());
  expect(await connect(other)).toBe('/failed?error=account_already_linked_to_different_user');
});
