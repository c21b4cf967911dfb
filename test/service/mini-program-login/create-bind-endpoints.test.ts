import { expect, test } from 'vitest';
import type { ShownAccount } from '../../../service/server/account/read-account.js';
import { isMiniProgram } from '../../../service/server/config/connection.js';
import { createAuth } from '../../../service/server/create-auth.js';
import { Browser, createUser, newAddress, SETTINGS, startApp } from '../support.js';
import { useWaitingPages } from './use-waiting-pages.js';
import { getError, Phone, WaitingPage } from './waiting-page.js';

const { wechat, storage } = useWaitingPages();

const BIND = '/api/scan-login/mini-program/bind';

/** Opens the account page of a new account, and the phone of a WeChat without an account. */
async function open(settings = {}) {
  const app = await startApp(storage(), settings);
  const browser = new Browser(app, wechat);
  await browser.signUpByEmail(newAddress());
  const user = createUser();
  return { app, browser, user, page: new WaitingPage(browser, BIND), phone: new Phone(app, wechat, user) };
}

/** Opens the same with a code that the phone has confirmed. */
async function openConfirmed(settings = {}) {
  const all = await open(settings);
  const { page, phone } = all;
  expect((await phone.scan(await page.open())).status).toBe(200);
  expect((await phone.confirm()).status).toBe(200);
  return all;
}

const readIdentities = async (browser: Browser) => {
  const account: ShownAccount = await (await browser.fetch('/api/auth/account')).json();
  return account.identities;
};

/** Makes the sessions of the account older than the limit for sensitive actions. */
async function age(browser: Browser): Promise<void> {
  const { context } = await createAuth(SETTINGS, { storage: storage() });
  const where = [{ field: 'userId', value: (await browser.session())?.user.id ?? '' }];
  const update = { createdAt: new Date(Date.now() - 11 * 60_000) };
  await context.adapter.updateMany({ model: 'session', where, update });
}

/** Returns the code of an answer of better-auth. */
const getCode = async (response: Response) => [response.status, (await response.json()).code];

test('binds the WeChat that scans to the account that is signed in, and signs nobody in', async () => {
  const { browser, page, user } = await openConfirmed();
  const session = [...browser.cookies].find(([name]) => name.includes('session_token'));
  const { id } = (await browser.session())?.user ?? {};
  expect(await (await page.poll()).json()).toMatchObject({
    status: 'action_required',
    payload: { action: 'number' },
  });
  const events = await browser.fetch(`${BIND}/${page.code.id}/events`);
  expect(await events.text()).toContain('"action":"number"');
  const answer = await page.fetchSession();
  expect([answer.status, await answer.json()]).toEqual([200, { status: 'bound' }]);
  expect([...browser.cookies]).toContainEqual(session);
  expect(await readIdentities(browser)).toEqual([
    { id: expect.any(String), name: '', image: null, connection: 'mini-program' },
  ]);
  // The unionid is the same in all apps of the person.
  const elsewhere = new Browser(await startApp(storage(), { loginOnly: true }), wechat);
  await elsewhere.signIn(user);
  expect((await elsewhere.session())?.user.id).toBe(id);
  expect(await readIdentities(browser)).toMatchObject([{ name: user.nickname, connection: 'mini-program' }]);
});

test('binds a WeChat with LOGIN_ONLY, and asks its phone for no number', async () => {
  const miniProgram = { ...SETTINGS.connections.find(isMiniProgram), phoneNumber: 'required' as const };
  const { page, phone, browser } = await open({ loginOnly: false, miniProgram });
  page.browser.server = await startApp(storage(), { loginOnly: true, miniProgram });
  phone.server = page.browser.server;
  const scanned = await phone.scan(await page.open());
  expect(await scanned.json()).toMatchObject({ account: 'Lin', phoneNumber: 'none' });
  expect((await phone.confirm()).status).toBe(200);
  expect((await page.fetchSession()).status).toBe(200);
  expect(await readIdentities(browser)).toHaveLength(1);
});

test('binds a WeChat at a service that has only a mini program', async () => {
  const { browser, page } = await openConfirmed({ connections: SETTINGS.connections.filter(isMiniProgram) });
  expect((await page.fetchSession()).status).toBe(200);
  expect(await readIdentities(browser)).toMatchObject([{ connection: 'mini-program' }]);
});

test('tells the phone of a login no account', async () => {
  const { browser, phone } = await open();
  const scanned = await phone.scan(await new WaitingPage(browser).open());
  expect(await scanned.json()).not.toHaveProperty('account');
});

test('does not bind a WeChat of another account', async () => {
  const { app, browser, page, user } = await openConfirmed();
  const owner = new Browser(app, wechat);
  await owner.signIn(user);
  expect(await getError(await page.fetchSession())).toEqual([
    409,
    'account_already_linked_to_different_user',
  ]);
  expect(await readIdentities(browser)).toEqual([]);
  expect(await readIdentities(owner)).toMatchObject([{ name: user.nickname, connection: 'website' }]);
});

test('a WeChat that is bound to the account already stays bound once, and the answer says so', async () => {
  const { app, browser, page, phone } = await openConfirmed();
  expect(await (await page.fetchSession()).json()).toEqual({ status: 'bound' });
  const before = await readIdentities(browser);
  const other = new WaitingPage(browser, BIND);
  const again = new Phone(app, wechat, phone.user);
  await again.scan(await other.open());
  await again.confirm();
  expect(await (await other.fetchSession()).json()).toEqual({ status: 'known' });
  expect(await readIdentities(browser)).toEqual(before);
});

test('needs a session of the last ten minutes to begin and to finish', async () => {
  const stranger = new Browser(await startApp(storage()), wechat);
  expect((await stranger.fetch(BIND, { json: {} })).status).toBe(401);
  const { browser, page } = await openConfirmed();
  await age(browser);
  expect(await getCode(await browser.fetch(BIND, { json: {} }))).toEqual([403, 'SESSION_NOT_FRESH']);
  expect(await getCode(await page.fetchSession())).toEqual([403, 'SESSION_NOT_FRESH']);
  await browser.fetch('/api/auth/sign-out', { json: {} });
  expect((await page.fetchSession()).status).toBe(401);
});

test('a code for binding signs nobody in, and a code for signing in binds nothing', async () => {
  const { app, browser, page } = await openConfirmed();
  const login = (base: string, from: WaitingPage) => {
    const copy = new WaitingPage(from.browser, base);
    return copy.fetchSession(from.code.id, '10');
  };
  const signedOut = new Browser(app, wechat);
  for (const [name, value] of browser.cookies) {
    if (!name.includes('session')) signedOut.cookies.set(name, value);
  }
  const asLogin = new WaitingPage(signedOut);
  expect(await getError(await asLogin.fetchSession(page.code.id))).toEqual([404, 'expired']);
  expect(await getError(await login('/api/scan-login/mini-program', page))).toEqual([404, 'expired']);
  expect(await signedOut.session()).toBeNull();

  const signIn = new WaitingPage(browser);
  const phone = new Phone(app, wechat, createUser());
  await phone.scan(await signIn.open());
  await phone.confirm();
  expect(await getError(await login(BIND, signIn))).toEqual([404, 'expired']);
  expect(await readIdentities(browser)).toEqual([]);
  // Both codes are still valid for what they were made for.
  expect((await page.fetchSession()).status).toBe(200);
  expect((await signIn.fetchSession()).status).toBe(200);
});

test('an attacker’s code binds nothing to the account of a victim whose browser got its cookie', async () => {
  const attacker = await openConfirmed();
  const victim = await open();
  for (const [name, value] of attacker.browser.cookies) {
    if (name.includes('mini_program_login')) victim.browser.cookies.set(name, value);
  }
  const planted = attacker.page.copy(victim.app);
  planted.browser.cookies.clear();
  for (const cookie of victim.browser.cookies) planted.browser.cookies.set(...cookie);
  expect(await getError(await planted.fetchSession())).toEqual([404, 'expired']);
  expect(await readIdentities(victim.browser)).toEqual([]);
  expect((await attacker.page.fetchSession()).status).toBe(200);
});

test('another account of the same browser does not finish the binding', async () => {
  const { browser, page } = await openConfirmed();
  await browser.fetch('/api/auth/sign-out', { json: {} });
  await browser.signUpByEmail(newAddress());
  expect(await getError(await page.fetchSession())).toEqual([404, 'expired']);
  expect(await readIdentities(browser)).toEqual([]);
});

test('a browser without the cookie of the code does not finish the binding', async () => {
  const { app, browser, page } = await openConfirmed();
  const copy = page.copy(app);
  for (const name of browser.cookies.keys()) {
    if (name.includes('mini_program_login')) copy.browser.cookies.delete(name);
  }
  expect(await getError(await copy.fetchSession())).toEqual([404, 'expired']);
  expect(await readIdentities(browser)).toEqual([]);
});

test('a wrong number ends the code, and another site can neither begin nor finish', async () => {
  const { browser, page } = await openConfirmed();
  const headers = { origin: 'https://evil.example' };
  expect((await browser.fetch(BIND, { json: {}, headers })).status).toBe(403);
  const path = `${BIND}/${page.code.id}/session`;
  expect((await browser.fetch(path, { json: { number: '00' }, headers })).status).toBe(403);
  // The phone shows numbers from 10.
  expect(await getError(await page.fetchSession(page.code.id, '00'))).toEqual([403, 'wrong_number']);
  expect((await page.fetchSession()).status).toBe(409);
  expect(await readIdentities(browser)).toEqual([]);
});

test('a deleted account gets no scan', async () => {
  const { browser, page, phone } = await open();
  const token = await page.open();
  await browser.fetch('/api/auth/delete-user', { json: {} });
  expect(await getError(await phone.scan(token))).toEqual([404, 'expired']);
});
