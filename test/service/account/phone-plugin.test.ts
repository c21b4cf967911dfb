import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { createAuth } from '../../../service/server/create-auth.js';
import { RATES } from '../../../service/server/rates.js';
import type { SettingsChange } from '../change-settings.js';
import { deployLimited, repeat } from '../limits-support.js';
import { Browser, createAccount, createUser, newAddress, SETTINGS, startApp } from '../support.js';
import { useBrowsers } from '../use-browsers.js';

const { wechat, network, storage, countUsers } = useBrowsers();

const WEBHOOK = 'https://sms.example/hook';
const DEPLOYED: SettingsChange = { phone: 'on', smsWebhook: WEBHOOK, webhookSecret: 'c2VjcmV0' };

let numbers = 0;
const newNumber = () => `+861390000${`${++numbers}`.padStart(4, '0')}`;

/** Opens a browser whose codes are written to the terminal. */
async function open(settings: SettingsChange = {}) {
  const app = await startApp(storage(), { phone: 'on', ...settings });
  const browser = new Browser(app, wechat);
  const ask = (phoneNumber: string) =>
    browser.fetch('/api/auth/phone-number/send-otp', { json: { phoneNumber } });
  const verify = (phoneNumber: string, code: string, more: object = {}) =>
    browser.fetch('/api/auth/phone-number/verify', { json: { phoneNumber, code, ...more } });
  return {
    log: app.log,
    browser,
    ask,
    verify,
    /** Asks for a code and returns it. */
    async getCode(phoneNumber: string): Promise<string> {
      expect((await ask(phoneNumber)).status).toBe(200);
      return /\b\d{6}$/.exec(app.log.at(-1) ?? '')?.[0] ?? '';
    },
    async signIn(phoneNumber: string) {
      return verify(phoneNumber, await this.getCode(phoneNumber));
    },
  };
}

const getCode = async (response: Response) => [response.status, (await response.json()).code];
const wrong = (code: string) => (code === '000000' ? '000001' : '000000');

test('creates an account for a phone number, and signs in to it again, without telling the number in the name', async () => {
  const number = newNumber();
  const first = await open();
  expect((await first.signIn(number)).status).toBe(200);
  const { user } = (await first.browser.session()) ?? {};
  expect(user?.name).toMatch(/^用户\d{6}$/);
  expect(JSON.stringify(user)).not.toContain(number.slice(-4));
  const again = await open();
  await again.signIn(number);
  expect((await again.browser.session())?.user.id).toBe(user?.id);
  expect(await (await again.browser.fetch('/api/auth/account')).json()).toMatchObject({
    phoneNumber: number,
    hasPassword: false,
  });
});

test('a code works once, and allows three attempts', async () => {
  const number = newNumber();
  const visitor = await open();
  const code = await visitor.getCode(number);
  expect((await visitor.verify(number, code)).status).toBe(200);
  expect(await getCode(await visitor.verify(number, code))).toEqual([400, 'OTP_NOT_FOUND']);
  const next = await visitor.getCode(number);
  for (let attempt = 0; attempt < 3; attempt++) {
    expect(await getCode(await visitor.verify(number, wrong(next)))).toEqual([400, 'INVALID_OTP']);
  }
  expect(await getCode(await visitor.verify(number, next))).toEqual([403, 'TOO_MANY_ATTEMPTS']);
});

test('sends no SMS to countries that are not in SMS_COUNTRIES', async () => {
  const visitor = await open();
  expect(await getCode(await visitor.ask('+882123456789'))).toEqual([400, 'INVALID_PHONE_NUMBER']);
  expect(visitor.log).toEqual([]);
  expect((await (await open({ smsCountries: ['86', '852'] })).ask('+85251234567')).status).toBe(200);
});

test('with LOGIN_ONLY, creates no account, and tells it only to the owner of the number', async () => {
  const number = newNumber();
  const visitor = await open({ loginOnly: true, phone: 'login-only' });
  const users = await countUsers();
  const code = await visitor.getCode(number);
  expect(await getCode(await visitor.verify(number, wrong(code)))).toEqual([400, 'INVALID_OTP']);
  expect(await getCode(await visitor.verify(number, code))).toEqual([403, 'SIGNUP_DISABLED']);
  expect(await countUsers()).toBe(users);
  const known = newNumber();
  const { id } = await createAccount({ phoneNumber: known, phoneNumberVerified: true });
  await visitor.signIn(known);
  expect((await visitor.browser.session())?.user.id).toBe(id);
});

test('does not sign in to an account whose number nobody has verified', async () => {
  const number = newNumber();
  await createAccount({ phoneNumber: number, phoneNumberVerified: false });
  const visitor = await open();
  expect(await getCode(await visitor.signIn(number))).toEqual([400, 'INVALID_OTP']);
  expect(await visitor.browser.session()).toBeNull();
});

test('adds a number to the account that is signed in, and changes it, and refuses the number of another account', async () => {
  const [first, second] = [newNumber(), newNumber()];
  const visitor = await open();
  await visitor.browser.signIn(createUser());
  const { id } = (await visitor.browser.session())?.user ?? {};
  const add = async (number: string) =>
    visitor.verify(number, await visitor.getCode(number), { updatePhoneNumber: true });
  const readNumber = async () =>
    (await (await visitor.browser.fetch('/api/auth/account')).json()).phoneNumber;
  expect((await add(first)).status).toBe(200);
  expect((await add(second)).status).toBe(200);
  expect(await readNumber()).toBe(second);
  const other = await open();
  await other.signIn(first);
  expect((await other.browser.session())?.user.id).not.toBe(id);
  expect(await getCode(await add(first))).toEqual([400, 'PHONE_NUMBER_EXIST']);
  expect(await readNumber()).toBe(second);
});

test('adds a number only with a fresh session', async () => {
  const number = newNumber();
  const visitor = await open();
  const more = { updatePhoneNumber: true };
  expect((await visitor.verify(number, await visitor.getCode(number), more)).status).toBe(401);
  await visitor.browser.signUpByEmail(newAddress());
  const { context } = await createAuth(SETTINGS, { storage: storage() });
  await context.adapter.updateMany({
    model: 'session',
    where: [{ field: 'userId', value: (await visitor.browser.session())?.user.id ?? '' }],
    update: { createdAt: new Date(Date.now() - 11 * 60_000) },
  });
  expect(await (await visitor.browser.fetch('/api/auth/account')).json()).toMatchObject({ isFresh: false });
  const late = await visitor.verify(number, await visitor.getCode(number), more);
  expect(await getCode(late)).toEqual([403, 'SESSION_NOT_FRESH']);
});

test('the number counts as a way to sign in, so the last WeChat can be unbound', async () => {
  const number = newNumber();
  const visitor = await open();
  await visitor.browser.signIn(createUser());
  await visitor.verify(number, await visitor.getCode(number), { updatePhoneNumber: true });
  const account = await (await visitor.browser.fetch('/api/auth/account')).json();
  expect(account.canUnbind).toBe(true);
  const unbind = { json: { id: account.identities[0].id } };
  expect((await visitor.browser.fetch('/api/auth/account/unbind', unbind)).status).toBe(200);
});

test('without “keep me signed in”, the cookie ends with the browser, and the session after one day', async () => {
  const visitor = await open();
  const readCookie = async (rememberMe: boolean) => {
    const number = newNumber();
    const response = await visitor.verify(number, await visitor.getCode(number), { rememberMe });
    expect(response.status).toBe(200);
    const cookie = response.headers.getSetCookie().findLast((text) => text.includes('session_token='));
    const { session }: { session: { expiresAt: string } } = await (
      await visitor.browser.fetch('/api/auth/get-session')
    ).json();
    const days = (Date.parse(session.expiresAt) - Date.now()) / 86_400_000;
    return [/max-age=\d+/i.exec(cookie ?? '')?.[0], Math.round(days)];
  };
  expect(await readCookie(true)).toEqual(['Max-Age=604800', 7]);
  expect(await readCookie(false)).toEqual([undefined, 1]);
  const byPassword = await visitor.browser.fetch('/api/auth/sign-up/email', {
    json: { name: 'Lin', email: newAddress(), password: 'correct horse', rememberMe: false },
  });
  expect(byPassword.headers.getSetCookie().join()).not.toMatch(/session_token=[^,]*max-age/i);
});

test('a session by phone number has the connection `phone`', async () => {
  const visitor = await open();
  await visitor.signIn(newNumber());
  const { context } = await createAuth(SETTINGS, { storage: storage() });
  const where = [{ field: 'userId', value: (await visitor.browser.session())?.user.id ?? '' }];
  expect(await context.adapter.findMany({ model: 'session', where })).toMatchObject([
    { connection: 'phone' },
  ]);
});

test('a deployment sends the code to the webhook, and its log contains neither number nor code', async () => {
  const number = newNumber();
  const bodies: { data: { code: string } }[] = [];
  network.use(
    http.post(WEBHOOK, async ({ request }) => {
      bodies.push((await request.json()) as (typeof bodies)[number]);
      return new HttpResponse(null, { status: bodies.length === 1 ? 204 : 500 });
    }),
  );
  const visitor = await open(DEPLOYED);
  expect((await visitor.ask(number)).status).toBe(200);
  expect(bodies).toMatchObject([{ type: 'phone.code', data: { phoneNumber: number } }]);
  expect(visitor.log).toEqual([]);
  expect(await getCode(await visitor.ask(number))).toEqual([502, 'NOT_SENT']);
  network.resetHandlers();
  const log = visitor.log.join('\n');
  expect(log).toContain('WebhookError 500');
  expect(log).not.toContain(number.slice(3));
  for (const { data } of bodies) expect(log).not.toContain(data.code);
});

test('limits codes and attempts per number, from all addresses', async () => {
  network.use(http.post(WEBHOOK, () => new HttpResponse(null, { status: 204 })));
  const { from } = await deployLimited(storage(), wechat, DEPLOYED);
  const phoneNumber = newNumber();
  let address = 0;
  const post = async (path: string, json: object) =>
    (await from(`203.0.113.${++address}`).fetch(`/api/auth/phone-number/${path}`, { json })).status;
  const codes = RATES.message.perAccount.max;
  expect(await repeat(codes + 1, () => post('send-otp', { phoneNumber }))).toEqual([
    ...Array(codes).fill(200),
    429,
  ]);
  const attempts = RATES.verify.perAccount.max;
  const statuses = await repeat(attempts + 1, () => post('verify', { phoneNumber, code: '000000' }));
  expect(statuses.indexOf(429)).toBe(attempts);
  network.resetHandlers();
});
