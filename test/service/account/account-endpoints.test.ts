import { expect, test } from 'vitest';
import type { ShownAccount } from '../../../service/server/account/read-account.js';
import { createAuth } from '../../../service/server/create-auth.js';
import type { SimulatedUser } from '../../../src/simulator/index.js';
import { type Browser, createAccount, createUser, newAddress, SETTINGS } from '../support.js';
import { useBrowsers } from '../use-browsers.js';

const { open, storage, countUsers } = useBrowsers();

const readAccount = async (browser: Browser): Promise<ShownAccount> =>
  (await browser.fetch('/api/auth/account')).json();

const unbind = (browser: Browser, id: string | undefined) =>
  browser.fetch('/api/auth/account/unbind', { json: { id } });

/** Binds another WeChat to the account that is signed in. */
async function bind(browser: Browser, user: SimulatedUser): Promise<string> {
  const asked = await browser.fetch('/api/auth/link-social', {
    json: { provider: 'wechat', disableRedirect: true, callbackURL: '/api/auth/get-session' },
  });
  const { url }: { url: string } = await asked.json();
  return browser.finish(await browser.scan(url, user));
}

/** Makes the session of the browser older than the limit for sensitive actions. */
async function age(browser: Browser): Promise<void> {
  const { context } = await createAuth(SETTINGS, { storage: storage() });
  const id = (await browser.session())?.user.id ?? '';
  const update = { createdAt: new Date(Date.now() - 11 * 60_000) };
  await context.adapter.updateMany({ model: 'session', where: [{ field: 'userId', value: id }], update });
}

test('lists bound WeChats with name, picture and connection, without their WeChat ids', async () => {
  const [lin, chen] = [createUser('小林'), createUser('小陈')];
  const browser = await open();
  await browser.signIn(lin);
  await bind(browser, chen);
  const text = await (await browser.fetch('/api/auth/account')).text();
  expect(JSON.parse(text)).toEqual({
    identities: [
      { id: expect.any(String), name: '小林', image: lin.avatar, connection: 'website' },
      { id: expect.any(String), name: '小陈', image: chen.avatar, connection: 'website' },
    ],
    canUnbind: true,
    hasPassword: false,
    phoneNumber: null,
    isFresh: true,
  });
  expect(text).not.toContain(lin.unionid);
  expect((await (await open()).fetch('/api/auth/account')).status).toBe(401);
});

test('shows the nickname that WeChat had at the last login', async () => {
  const user = createUser('旧名');
  await (await open()).signIn(user);
  const browser = await open();
  await browser.signIn({ ...user, nickname: '新名' });
  expect((await readAccount(browser)).identities).toMatchObject([{ name: '新名', connection: 'website' }]);
});

test('lists bound WeChats in the order in which they were bound', async () => {
  const browser = await open();
  await browser.signIn(createUser('甲'));
  await bind(browser, createUser('乙'));
  const { context } = await createAuth(SETTINGS, { storage: storage() });
  const [first, second] = (await readAccount(browser)).identities;
  const where = [{ field: 'id', value: second?.id ?? '' }];
  await context.adapter.update({ model: 'account', where, update: { createdAt: new Date(0) } });
  expect((await readAccount(browser)).identities).toEqual([second, first]);
});

test('lists a WeChat that was bound on the bind page', async () => {
  const { email } = await createAccount();
  const browser = await open({ association: 'ask' });
  await browser.signIn(createUser('小林'));
  await browser.signInByEmail(email);
  await browser.settleStranger('bind');
  expect(await readAccount(browser)).toMatchObject({
    identities: [{ name: '小林', connection: 'website' }],
    hasPassword: true,
  });
});

test('unbinds a WeChat, which then has no account, also with association match', async () => {
  const { email } = await createAccount();
  const user = createUser();
  const browser = await open({ loginOnly: true, association: 'match' });
  await browser.signInByEmail(email);
  await bind(browser, user);
  const elsewhere = await open({ loginOnly: true, association: 'match' });
  await elsewhere.signIn(user);
  expect(await elsewhere.session()).not.toBeNull();
  const { identities } = await readAccount(browser);
  expect((await unbind(browser, identities[0]?.id)).status).toBe(200);
  expect((await readAccount(browser)).identities).toEqual([]);
  expect(await browser.session()).not.toBeNull();
  // Somebody else may have signed in with this WeChat.
  expect(await elsewhere.session()).toBeNull();
  expect(await (await open({ loginOnly: true, association: 'match' })).signIn(user)).toContain(
    'signup_disabled',
  );
});

test('does not unbind the last way to sign in, also if two requests unbind the last two', async () => {
  const browser = await open();
  await browser.signIn(createUser());
  const only = await readAccount(browser);
  expect(only.canUnbind).toBe(false);
  expect((await unbind(browser, only.identities[0]?.id)).status).toBe(409);
  await bind(browser, createUser());
  const { identities } = await readAccount(browser);
  const answers = await Promise.all(identities.map(({ id }) => unbind(browser, id)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect((await readAccount(browser)).identities).toHaveLength(1);
});

test('does not count a password as a way to sign in if e-mail is disabled', async () => {
  const { email } = await createAccount();
  const browser = await open();
  await browser.signInByEmail(email);
  await bind(browser, createUser());
  const closed = await open({ email: 'off' });
  for (const [name, value] of browser.cookies) closed.cookies.set(name, value);
  const { identities, canUnbind } = await readAccount(closed);
  expect(canUnbind).toBe(false);
  expect((await unbind(closed, identities[0]?.id)).status).toBe(409);
});

test('unbinds no WeChat of another account', async () => {
  const [browser, other] = [await open(), await open()];
  await browser.signIn(createUser());
  await bind(browser, createUser());
  await other.signUpByEmail(newAddress());
  const { identities } = await readAccount(browser);
  expect((await unbind(other, identities[0]?.id)).status).toBe(404);
  expect((await readAccount(browser)).identities).toHaveLength(2);
});

test('unbinds a WeChat and deletes the account only within ten minutes after signing in', async () => {
  const browser = await open();
  await browser.signIn(createUser());
  await bind(browser, createUser());
  const { identities } = await readAccount(browser);
  await age(browser);
  const refused = await unbind(browser, identities[0]?.id);
  expect([refused.status, await refused.json()]).toMatchObject([403, { code: 'SESSION_NOT_FRESH' }]);
  const kept = await browser.fetch('/api/auth/delete-user', { json: {} });
  expect([kept.status, await kept.json()]).toMatchObject([400, { code: 'SESSION_EXPIRED' }]);
  expect((await readAccount(browser)).identities).toHaveLength(2);
});

test('deletes the account with its sessions and WeChats, so that the next login creates a new one', async () => {
  const user = createUser();
  const [browser, elsewhere] = [await open(), await open()];
  await browser.signIn(user);
  await elsewhere.signIn(user);
  const before = await countUsers();
  const id = (await browser.session())?.user.id;
  expect((await browser.fetch('/api/auth/delete-user', { json: {} })).status).toBe(200);
  expect(await countUsers()).toBe(before - 1);
  expect(await elsewhere.session()).toBeNull();
  const later = await open();
  await later.signIn(user);
  expect((await later.session())?.user.id).not.toBe(id);
});

test('changes the name of the account, and nothing else', async () => {
  const browser = await open();
  await browser.signIn(createUser());
  const rename = (json: object) => browser.fetch('/api/auth/update-user', { json });
  expect((await rename({ name: '林老板' })).status).toBe(200);
  expect((await browser.session())?.user.name).toBe('林老板');
  for (const json of [
    { name: ' ' },
    { name: '林 ' },
    { name: 'x'.repeat(101) },
    { name: 'x', image: 'https://x.example' },
  ]) {
    expect((await rename(json)).status).toBe(400);
  }
  expect((await browser.session())?.user.name).toBe('林老板');
});
