import { expect, test } from 'vitest';
import { readSettings } from '../../service/server/read-settings.js';

const PRODUCTION = {
  WECHAT_APP_ID: 'wx1',
  WECHAT_APP_SECRET: 's',
  BETTER_AUTH_SECRET: 'a secret that is long enough to count as one',
  BETTER_AUTH_URL: 'https://login.example',
};

test('without variables, uses the simulator and creates accounts', () => {
  expect(readSettings({}, 'development')).toMatchObject({
    wechat: 'simulator',
    email: 'on',
    connections: [
      { id: 'website', loginOnly: false, association: 'off' },
      { id: 'mini-program', appId: 'wxsimulator0000002' },
    ],
    dataDir: '.data',
    host: '127.0.0.1',
    production: false,
  });
});

test('a deployment with an AppID uses the real WeChat', () => {
  expect(readSettings(PRODUCTION, 'production')).toMatchObject({ wechat: 'real', production: true });
});

test('a deployment without an AppID does not start, unless WECHAT_SIMULATOR is set', () => {
  const { WECHAT_APP_ID, WECHAT_APP_SECRET, ...rest } = PRODUCTION;
  expect(() => readSettings(rest, 'production')).toThrow(/WECHAT_APP_ID: missing/);
  const simulated = { ...rest, WECHAT_SIMULATOR: '1' };
  expect(readSettings({ ...simulated, BETTER_AUTH_URL: 'http://localhost:3000' }, 'production').wechat).toBe(
    'simulator',
  );
  expect(() => readSettings(simulated, 'production')).toThrow(
    /WECHAT_SIMULATOR: works on this computer only/,
  );
  expect(() => readSettings({ ...PRODUCTION, WECHAT_SIMULATOR: '1' }, 'production')).toThrow(
    /WECHAT_SIMULATOR: conflicts with WECHAT_APP_ID/,
  );
});

test('offers login by mini program with its AppID, or with the simulator', () => {
  expect(readSettings(PRODUCTION, 'production').connections).toHaveLength(1);
  const named = { MINI_PROGRAM_APP_ID: 'wx2', MINI_PROGRAM_APP_SECRET: 't' };
  expect(readSettings({ ...PRODUCTION, ...named }, 'production').connections[1]).toEqual({
    id: 'mini-program',
    type: 'mini-program',
    appId: 'wx2',
    appSecret: 't',
    loginOnly: false,
    association: 'off',
    matchFields: ['unionid', 'email', 'phone_number'],
    page: 'pages/scan/scan',
    envVersion: 'release',
    phoneNumber: 'optional',
  });
  expect(() => readSettings(named, 'development')).toThrow(/MINI_PROGRAM_APP_ID: needs WECHAT_APP_ID/);
});

test.each([
  [{ WECHAT_APP_ID: '' }, /WECHAT_APP_ID: missing. Copy the AppID/],
  [{ MINI_PROGRAM_APP_SECRET: 't' }, /MINI_PROGRAM_APP_ID: missing. Copy the AppID/],
  [{ MINI_PROGRAM_APP_ID: 'wx2' }, /MINI_PROGRAM_APP_SECRET: missing/],
  [{ MINI_PROGRAM_PAGE: '/pages/scan' }, /MINI_PROGRAM_PAGE: must be a page/],
  [{ MINI_PROGRAM_ENV_VERSION: 'beta' }, /MINI_PROGRAM_ENV_VERSION: /],
  [{ MINI_PROGRAM_LINK: 'http://x' }, /MINI_PROGRAM_LINK: must be an https/],
  [{ MINI_PROGRAM_PHONE_NUMBER: 'yes' }, /MINI_PROGRAM_PHONE_NUMBER: /],
  [{ BETTER_AUTH_SECRET: '' }, /BETTER_AUTH_SECRET: missing/],
  [{ BETTER_AUTH_SECRET: 'short' }, /BETTER_AUTH_SECRET: must have at least 32/],
  [{ BETTER_AUTH_URL: '' }, /BETTER_AUTH_URL: missing/],
  [{ BETTER_AUTH_URL: 'http://login.example' }, /BETTER_AUTH_URL: must be https/],
  [{ BETTER_AUTH_URL: 'https://login.example/path' }, /BETTER_AUTH_URL: must be an origin/],
  [{ WECHAT_APP_SECRET: '' }, /WECHAT_APP_SECRET: missing/],
  [{ WECHAT_REDIRECT_URI: 'login.example' }, /WECHAT_REDIRECT_URI: must be an http/],
  [
    { WECHAT_REDIRECT_URI: 'https://other.example/callback.html' },
    /WECHAT_REDIRECT_URI: must be on the origin/,
  ],
  [{ ACCOUNT_ASSOCIATION: 'maybe' }, /ACCOUNT_ASSOCIATION: /],
  [{ LOGIN_ONLY: 'perhaps' }, /LOGIN_ONLY: /],
  [{ RETURN_TO_ORIGINS: 'https://a.example' }, /RETURN_TO_ORIGINS: was replaced: list your applications/],
  [{ BETTER_AUTH_URL: '*' }, /BETTER_AUTH_URL: must be an origin.*"\*"/],
  [{ WECHAT_OFFICIAL_ACCOUNT_URL: 'http://shop.example/in' }, /WECHAT_OFFICIAL_ACCOUNT_URL: must be https/],
  [{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL: must be a postgres/],
  [{ REDIS_URL: 'http://x' }, /REDIS_URL: must be a redis/],
  [{ TRUSTED_PROXIES: '127.0.0.1, nginx' }, /TRUSTED_PROXIES: must be addresses/],
  [{ TRUSTED_PROXIES: '10.0.0.0/33' }, /TRUSTED_PROXIES: must be addresses/],
  [{ TRUSTED_PROXIES: '10.0.0.0/8/8' }, /TRUSTED_PROXIES: must be addresses/],
  [{ TRUSTED_PROXIES: '10.0.0.0/' }, /TRUSTED_PROXIES: must be addresses/],
  [{ PORT: 'http' }, /PORT: must be a port/],
  [{ WECHAT_TIMEOUT: 'soon' }, /WECHAT_TIMEOUT: must be a number of ms/],
])('refuses %j, and names the variable', (change, message) => {
  expect(() => readSettings({ ...PRODUCTION, ...change }, 'production')).toThrow(message);
});

test('lists all problems at once', () => {
  expect(() => readSettings({}, 'production')).toThrow(
    /WECHAT_APP_ID[\s\S]*BETTER_AUTH_SECRET[\s\S]*BETTER_AUTH_URL/,
  );
});

test('accepts http for loopback addresses', () => {
  for (const url of ['http://localhost:3000', 'http://127.0.0.1:3000', 'http://login.localhost:3000']) {
    expect(readSettings({ ...PRODUCTION, BETTER_AUTH_URL: url }, 'production').baseUrl).toBe(url);
  }
});

test('accepts addresses and CIDR ranges of proxies', () => {
  const TRUSTED_PROXIES = '127.0.0.1,10.0.0.0/8, ::1,fd00::/8';
  expect(readSettings({ ...PRODUCTION, TRUSTED_PROXIES }, 'production').trustedProxies).toEqual([
    '127.0.0.1',
    '10.0.0.0/8',
    '::1',
    'fd00::/8',
  ]);
});

test('a deployment offers login by phone number and new passwords only with webhooks and their secret', () => {
  expect(readSettings(PRODUCTION, 'production')).toMatchObject({ phone: 'off', passwordReset: false });
  expect(readSettings({}, 'development')).toMatchObject({ phone: 'on', passwordReset: true });
  const webhooks = { SMS_WEBHOOK_URL: 'https://sms.example', EMAIL_WEBHOOK_URL: 'https://mail.example' };
  expect(() => readSettings({ ...PRODUCTION, ...webhooks }, 'production')).toThrow(/WEBHOOK_SECRET: missing/);
  const deployed = {
    ...PRODUCTION,
    ...webhooks,
    WEBHOOK_SECRET: 'c2VjcmV0IG9mIHRoaXMgdGVzdCwgbG9uZyBlbm91Z2g=',
  };
  expect(readSettings(deployed, 'production')).toMatchObject({
    phone: 'on',
    passwordReset: true,
    smsCountries: ['86'],
  });
  expect(readSettings({ ...deployed, LOGIN_ONLY: '1' }, 'production').phone).toBe('login-only');
});

test.each([
  ['SMS_WEBHOOK_URL', 'http://sms.example'],
  ['EMAIL_WEBHOOK_URL', 'mail.example'],
  ['WEBHOOK_SECRET', 'not base64, with spaces and a comma'],
  ['SMS_COUNTRIES', '+86'],
])('does not start with %s=%s', (name, value) => {
  expect(() => readSettings({ ...PRODUCTION, [name]: value }, 'production')).toThrow(name);
});
