import { expect, test } from 'vitest';
import { createAuth } from '../../service/server/create-auth.js';
import { newAddress, SETTINGS, SHOP } from './support.js';
import { useBrowsers } from './use-browsers.js';

const { open, storage } = useBrowsers();

const LONG = 'x'.repeat(10_000);
const SOCIAL = { provider: 'wechat', disableRedirect: true };
const SIGN_IN = { email: 'nobody@example.com', password: 'x' };
const SIGN_UP = { name: 'Lin', email: 'set by the test', password: 'correct horse' };
const RESET = { email: 'nobody@example.com' };
const NEW_PASSWORD = { newPassword: 'battery staple', token: 'x' };
const SMS = { phoneNumber: '+8613800138000' };
const CODE = { ...SMS, code: '000000' };
const SCAN = { token: 'x', code: 'x' };
test.each<[path: string, valid: object, field: string, value: unknown]>([
  ['/api/auth/sign-in/social', SOCIAL, 'additionalData', { any: 'thing' }],
  ['/api/auth/sign-in/social', SOCIAL, 'additionalParams', { any: 'thing' }],
  ['/api/auth/sign-in/social', SOCIAL, 'scopes', ['snsapi_userinfo']],
  ['/api/auth/sign-in/social', SOCIAL, 'requestSignUp', true],
  ['/api/auth/sign-in/social', SOCIAL, 'newUserCallbackURL', '/'],
  ['/api/auth/sign-in/social', SOCIAL, 'idToken', { token: 'x' }],
  ['/api/auth/sign-in/social', SOCIAL, 'loginHint', 'x'],
  ['/api/auth/sign-in/social', SOCIAL, 'provider', 'google'],
  ['/api/auth/sign-in/social', SOCIAL, 'callbackURL', `/${LONG}`],
  ['/api/auth/sign-in/social', SOCIAL, 'errorCallbackURL', `/${LONG}`],
  ['/api/auth/link-social', SOCIAL, 'additionalData', { any: 'thing' }],
  ['/api/auth/link-social', SOCIAL, 'callbackURL', `/${LONG}`],
  ['/api/auth/sign-in/email', SIGN_IN, 'email', `${LONG}@example.com`],
  ['/api/auth/sign-in/email', SIGN_IN, 'email', ['nobody@example.com']],
  ['/api/auth/sign-in/email', SIGN_IN, 'password', LONG],
  ['/api/auth/sign-in/email', SIGN_IN, 'callbackURL', '/'],
  ['/api/auth/sign-up/email', SIGN_UP, 'name', LONG],
  ['/api/auth/sign-up/email', SIGN_UP, 'email', `${LONG}@example.com`],
  ['/api/auth/sign-up/email', SIGN_UP, 'password', LONG],
  ['/api/auth/sign-up/email', SIGN_UP, 'image', 'https://pic.example/lin.png'],
  ['/api/auth/sign-up/email', SIGN_UP, 'emailVerified', true],
  ['/api/auth/sign-up/email', SIGN_UP, '__proto__', { emailVerified: true }],
  ['/api/auth/sign-in/email', SIGN_IN, 'rememberMe', 'no'],
  ['/api/auth/request-password-reset', RESET, 'redirectTo', 'https://evil.example/'],
  ['/api/auth/request-password-reset', RESET, 'email', `${LONG}@example.com`],
  ['/api/auth/reset-password', NEW_PASSWORD, 'newPassword', LONG],
  ['/api/auth/reset-password', NEW_PASSWORD, 'token', LONG],
  ['/api/auth/reset-password', NEW_PASSWORD, 'any', 'thing'],
  ['/api/auth/phone-number/send-otp', SMS, 'phoneNumber', '13800138000'],
  ['/api/auth/phone-number/send-otp', SMS, 'any', 'thing'],
  ['/api/auth/phone-number/verify', CODE, 'code', '12345'],
  ['/api/auth/phone-number/verify', CODE, 'phoneNumber', `+86${LONG}`],
  ['/api/auth/phone-number/verify', CODE, 'disableSession', true],
  ['/api/auth/phone-number/verify', CODE, 'emailVerified', true],
  ['/api/auth/sign-out', {}, 'any', 'thing'],
  ['/api/auth/wechat/bind', {}, 'any', 'thing'],
  ['/api/auth/wechat/new-account', {}, 'any', 'thing'],
  ['/api/auth/wechat/forget', {}, 'any', 'thing'],
  ['/api/scan-login/mini-program', {}, 'any', 'thing'],
  ['/api/scan-login/mini-program/unknown/session', {}, 'any', 'thing'],
  ['/api/scan-login/mini-program/bind', {}, 'any', 'thing'],
  ['/api/scan-login/mini-program/bind/unknown/session', {}, 'any', 'thing'],
  ['/api/scan-login/phone/scan', SCAN, 'token', LONG],
  ['/api/scan-login/phone/scan', SCAN, 'code', LONG],
  ['/api/scan-login/phone/scan', SCAN, 'openid', 'x'],
  ['/api/scan-login/phone/confirm', { scan: 'x' }, 'scan', LONG],
  ['/api/scan-login/phone/confirm', { scan: 'x' }, 'phoneNumber', '+8613800138000'],
  ['/api/scan-login/phone/cancel', { scan: 'x' }, 'any', 'thing'],
])('%s with %j refuses the field %s', async (path, valid, field, value) => {
  const browser = await open({ phone: 'on', passwordReset: true });
  const email = () => (valid === SIGN_UP ? { email: newAddress() } : {});
  const read = async (json: object) => {
    const response = await browser.fetch(path, { json });
    return { status: response.status, text: await response.text() };
  };
  const usual = await read({ ...valid, ...email() });
  // A computed key creates an own property, like JSON.parse.
  const refused = await read({ ...valid, ...email(), [field]: value });
  expect(refused.status).toBe(400);
  expect(refused.text).not.toBe(usual.text);
});

test('does not store additional data of a login request', async () => {
  const browser = await open();
  const { context } = await createAuth(SETTINGS, { storage: storage() });
  const marker = `marker-${crypto.randomUUID()}`;
  for (const name of ['additionalData', 'additionalParams', 'data', 'loginHint']) {
    await browser.fetch('/api/auth/sign-in/social', { json: { ...SOCIAL, [name]: { marker } } });
  }
  const kept = await context.adapter.findMany<{ value: string }>({ model: 'verification' });
  expect(kept.filter(({ value }) => value.includes(marker))).toEqual([]);
});

test('accepts an authorization request of at most 4096 characters, and starts a login for it', async () => {
  const browser = await open();
  const begin = async (state: string) => {
    const [redirect_uri = ''] = SHOP.redirectUris;
    const request = `${new URLSearchParams({ client_id: SHOP.clientId, redirect_uri, state })}`;
    const started = await browser.fetch(`/api/login?${new URLSearchParams({ request })}`);
    expect(started.headers.get('location')).toContain('state=');
    const { context } = await createAuth(SETTINGS, { storage: storage() });
    const kept = await context.adapter.findMany<{ value: string }>({ model: 'verification' });
    return Math.max(...kept.map(({ value }) => value.length));
  };
  const before = await begin('s');
  expect(await begin('x'.repeat(4100))).toBe(before);
  expect(await begin('中'.repeat(460))).toBe(before);
  expect(await begin('%'.repeat(1300))).toBeGreaterThan(before);
});
