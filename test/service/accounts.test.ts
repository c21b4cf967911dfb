import { expect, test } from 'vitest';
import { createAuth } from '../../service/server/create-auth.js';
import { findMatchingAccount } from '../../service/server/find-matching-account.js';
import { createAccount, createUser, newAddress, SETTINGS } from './support.js';
import { useBrowsers } from './use-browsers.js';

const { countUsers, open, storage } = useBrowsers();

test('with LOGIN_ONLY, refuses a WeChat without an account, in the page and by link', async () => {
  const browser = await open({ loginOnly: true });
  const before = await countUsers();
  expect(await browser.signIn(createUser())).toBe('/failed?error=signup_disabled');
  const json = { provider: 'wechat', disableRedirect: true, requestSignUp: true };
  expect((await browser.fetch('/api/auth/sign-in/social', { json })).status).toBe(400);
  expect((await browser.signUpByEmail(newAddress())).status).toBe(400);
  expect(await browser.session()).toBeNull();
  expect(await countUsers()).toBe(before);
});

test('with LOGIN_ONLY, signs in a visitor who has an account', async () => {
  const user = createUser();
  const earlier = await open();
  await earlier.signIn(user);
  const browser = await open({ loginOnly: true });
  expect(await browser.signIn(user)).toBe('/api/auth/get-session');
  expect((await browser.session())?.user.id).toBe((await earlier.session())?.user.id);
});

test('with association off, creates an account even if another one has the same unionid', async () => {
  const user = createUser();
  const { id } = await createAccount({ unionid: user.unionid });
  const browser = await open({ association: 'off' });
  await browser.signIn(user);
  expect((await browser.session())?.user.id).not.toBe(id);
});

test('with association match, connects the account with the same unionid, which keeps its address and name', async () => {
  const user = createUser('别名');
  const { id, email } = await createAccount({ unionid: user.unionid });
  const browser = await open({ association: 'match' });
  expect(await browser.signIn(user)).toBe('/api/auth/get-session');
  expect(await browser.session()).toMatchObject({ user: { id, email, name: 'Lin', emailVerified: false } });
  // The connection stays after the setting has changed.
  const later = await open({ association: 'off', loginOnly: true });
  await later.signIn(user);
  expect((await later.session())?.user.id).toBe(id);
});

test('with association match, does not connect an account with another unionid', async () => {
  const { id } = await createAccount({ unionid: createUser().unionid });
  const browser = await open({ association: 'match' });
  await browser.signIn(createUser());
  expect((await browser.session())?.user.id).not.toBe(id);
  const strict = await open({ association: 'match', loginOnly: true });
  expect(await strict.signIn(createUser())).toBe('/failed?error=signup_disabled');
});

test('with association match and LOGIN_ONLY, signs in a visitor whose account matches', async () => {
  const user = createUser();
  const { id } = await createAccount({ unionid: user.unionid });
  const browser = await open({ association: 'match', loginOnly: true });
  expect(await browser.signIn(user)).toBe('/api/auth/get-session');
  expect((await browser.session())?.user.id).toBe(id);
});

test('with association match, matches an e-mail address or a phone number only if both sides have verified it', async () => {
  const { context } = await createAuth(SETTINGS, { storage: storage() });
  const find = (profile: object) => findMatchingAccount(context, { ...profile, openid: crypto.randomUUID() });
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

test('refuses to sign up with a unionid or a placeholder address', async () => {
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
