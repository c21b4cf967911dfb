import { expect, test } from 'vitest';
import { type Browser, createAccount, createUser, newAddress } from './support.js';
import { useBrowsers } from './use-browsers.js';

const { countUsers, open } = useBrowsers();

test('with association ask, connects the account that the visitor signs in to', async () => {
  const { id, email } = await createAccount();
  const user = createUser('小林 Lin');
  const browser = await open({ association: 'ask' });
  const before = await countUsers();
  expect(await browser.signIn(user)).toBe('/bind');
  expect(await browser.session()).toBeNull();
  expect(await browser.readStranger()).toEqual({
    id: expect.any(String),
    connection: 'website',
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

test('with association ask, connects nothing when the visitor signs in on another page', async () => {
  const { email } = await createAccount();
  const user = createUser();
  const browser = await open({ association: 'ask' });
  await browser.signIn(user);
  await browser.signInByEmail(email);
  expect(await (await open({ association: 'ask' })).signIn(user)).toBe('/bind');
});

test('with association ask, creates an account on request, unless LOGIN_ONLY is set', async () => {
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

test('with association ask, accepts the cookie of the bind page once, in one browser, and only from a signed-in visitor', async () => {
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

test('with association ask, removes the waiting WeChat when the visitor says that it is not theirs', async () => {
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

test('connects WeChat to a signed-in visitor’s account, and to no second account', async () => {
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
