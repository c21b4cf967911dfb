import { expect, test } from 'vitest';
import { isMiniProgram } from '../../../service/server/config/connection.js';
import { createAuth } from '../../../service/server/create-auth.js';
import type { SimulatedUser } from '../../../src/simulator/index.js';
import { Browser, createAccount, createUser, SETTINGS, startApp, useStorage, useWeChat } from '../support.js';
import { getError, Phone, WaitingPage } from './waiting-page.js';

const { wechat } = useWeChat();
const storage = useStorage();
const required = {
  miniProgram: { ...SETTINGS.connections.find(isMiniProgram), phoneNumber: 'required' as const },
};

let numbers = 0;
const withNumber = (): SimulatedUser => ({ ...createUser(), phoneNumber: `+861380013${1000 + ++numbers}` });

async function open(settings: object, user: SimulatedUser) {
  const app = await startApp(storage(), settings);
  const page = new WaitingPage(new Browser(app, wechat));
  const phone = new Phone(app, wechat, user);
  return { page, phone, browser: page.browser };
}

/** Scans, confirms and fetches the session. Resolves to its response. */
async function signIn(settings: object, user: SimulatedUser, number = false) {
  const { page, phone, browser } = await open(settings, user);
  expect((await phone.scan(await page.open())).status).toBe(200);
  expect((await phone.confirm(number)).status).toBe(200);
  const response = await page.fetchSession();
  return { answer: await response.json(), browser, id: (await browser.session())?.user.id, page };
}

const readUser = async (id = '') => {
  const { context } = await createAuth(SETTINGS, { storage: storage() });
  return context.adapter.findOne<Record<string, unknown>>({
    model: 'user',
    where: [{ field: 'id', value: id }],
  });
};

test('website and mini program sign in to the same account, in either order', async () => {
  const [lin, ming] = [createUser(), createUser()];
  const website = async (user: SimulatedUser) => {
    const browser = new Browser(await startApp(storage()), wechat);
    expect(await browser.signIn(user)).toBe('/api/auth/get-session');
    return (await browser.session())?.user.id;
  };
  const first = await website(lin);
  expect((await signIn({}, lin)).id).toBe(first);
  const { id } = await signIn({}, ming);
  expect(await website(ming)).toBe(id);
});

test('with LOGIN_ONLY, refuses the scan of a WeChat without an account, and the code stays valid', async () => {
  const { page, phone } = await open({ loginOnly: true }, createUser());
  const token = await page.open();
  expect(await getError(await phone.scan(token))).toEqual([403, 'no_account']);
  expect(await page.status()).toBe('pending');
});

test('with LOGIN_ONLY, signs in a visitor who has an account', async () => {
  const user = createUser();
  const { id } = await signIn({}, user);
  expect((await signIn({ loginOnly: true }, user)).id).toBe(id);
});

test('with association match, matches a unionid, and a phone number if both sides have verified it', async () => {
  const settings = { association: 'match' };
  const lin = createUser();
  const account = await createAccount({ unionid: lin.unionid });
  expect((await signIn(settings, lin)).id).toBe(account.id);

  const ming = withNumber();
  const verified = await createAccount({ phoneNumber: ming.phoneNumber, phoneNumberVerified: true });
  expect((await signIn(settings, ming, true)).id).toBe(verified.id);
  // After that, the number is not needed.
  expect((await signIn({ loginOnly: true }, ming)).id).toBe(verified.id);

  const hua = withNumber();
  const claimed = await createAccount({ phoneNumber: hua.phoneNumber });
  expect((await signIn(settings, hua, true)).id).not.toBe(claimed.id);
});

test('with association match and LOGIN_ONLY, finds the account by phone number, or refuses the login', async () => {
  const settings = { association: 'match', loginOnly: true };
  const user = withNumber();
  const { id } = await createAccount({ phoneNumber: user.phoneNumber, phoneNumberVerified: true });
  const { page, phone } = await open(settings, user);
  await phone.scan(await page.open());
  expect(await getError(await phone.confirm())).toEqual([403, 'no_account']);
  // The page says the same as the phone, not that the visitor has canceled.
  expect(await (await page.poll()).json()).toEqual({
    status: 'action_required',
    payload: { action: 'no_account' },
  });
  expect((await signIn(settings, user, true)).id).toBe(id);
});

test('with association off, connects no account by phone number', async () => {
  const user = withNumber();
  const { id } = await createAccount({ phoneNumber: user.phoneNumber, phoneNumberVerified: true });
  const made = await signIn({}, user, true);
  expect(made.id).not.toBe(id);
  expect(await readUser(made.id)).toMatchObject({ phoneNumber: null });
});

test('with association ask, connects the account that the visitor signs in to', async () => {
  const user = createUser();
  const { id, email } = await createAccount();
  const settings = { association: 'ask', loginOnly: true };
  const { page, phone, browser } = await open(settings, user);
  await phone.scan(await page.open());
  await phone.confirm();
  expect(await (await page.fetchSession()).json()).toEqual({ next: '/bind' });
  expect(await browser.session()).toBeNull();
  await browser.signInByEmail(email);
  expect((await browser.settleStranger('bind')).status).toBe(200);
  const again = await signIn(settings, user);
  expect(again).toMatchObject({ id, answer: { next: '/' } });
});

test('stores a new phone number as verified, with its country code', async () => {
  const user = withNumber();
  const { id } = await signIn({}, user, true);
  expect(await readUser(id)).toMatchObject({ phoneNumber: user.phoneNumber, phoneNumberVerified: true });
});

test('with a required phone number, refuses a login without one, and accepts WeChat’s code only', async () => {
  const { page, phone } = await open(required, withNumber());
  await phone.scan(await page.open());
  expect(await getError(await phone.confirm())).toEqual([422, 'phone_number_required']);
  for (const phoneNumberCode of ['+8613800138000', 'made-up']) {
    const answer = await phone.post('confirm', { scan: phone.scanned, phoneNumberCode });
    expect(await getError(answer)).toEqual([422, 'phone_number_failed']);
  }
  expect(await page.status()).toBe('scanned');
  expect((await phone.confirm(true)).status).toBe(200);
});

test('creates one account if a new user finishes two logins at the same moment', async () => {
  const user = createUser();
  const pages = [await open({}, user), await open({}, user)];
  for (const { page, phone } of pages) {
    await phone.scan(await page.open());
    await phone.confirm();
  }
  const answers = await Promise.all(pages.map(({ page }) => page.fetchSession()));
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  const [one, two] = await Promise.all(pages.map(({ browser }) => browser.session()));
  expect(one?.user.id).toBe(two?.user.id);
});
