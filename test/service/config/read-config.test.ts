import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { readSettings } from '../../../service/server/read-settings.js';
import { getProblems, PRODUCTION, readWith, WEBSITE, writeConfig } from './config-file.js';

test('reads connections, applications and branding from connections.json', () => {
  const settings = readWith(
    {
      branding: {
        name: { cn: '汝窑', en: 'Ru' },
        colors: { light: '#0a5c8f' },
        terms: 'https://ru.example/terms',
      },
      email: 'off',
      connections: [
        {
          ...WEBSITE,
          displayName: '员工微信',
          loginOnly: true,
          association: 'match',
          matchFields: ['unionid'],
        },
        {
          id: 'app-2',
          type: 'mini-program',
          appId: 'wx2',
          appSecret: { env: 'MINI_SECRET' },
          logo: 'https://ru.example/logo.png',
          phoneNumber: 'required',
        },
        { id: 'inside', type: 'official-account', appId: 'wx3', appSecret: 't' },
      ],
      applications: [
        {
          clientId: 'shop',
          clientSecret: { env: 'SHOP_SECRET' },
          name: 'Shop',
          redirectUris: ['https://shop.example/callback'],
          connections: ['website', 'email'],
        },
      ],
    },
    { MINI_SECRET: 'from the environment', SHOP_SECRET: 'as well' },
  );
  expect(settings).toMatchObject({
    wechat: 'real',
    email: 'off',
    branding: {
      name: { cn: '汝窑', en: 'Ru' },
      colors: { light: '#0a5c8f', dark: '#5fc2a4' },
      languages: ['cn', 'en'],
    },
    connections: [
      { id: 'website', displayName: '员工微信', loginOnly: true, matchFields: ['unionid'] },
      { id: 'app-2', appSecret: 'from the environment', page: 'pages/scan/scan', association: 'off' },
      { id: 'inside', type: 'official-account' },
    ],
    applications: [{ clientId: 'shop', clientSecret: 'as well', scopes: ['openid', 'profile', 'email'] }],
  });
});

test('finds connections.json in the folder of the server', () => {
  const folder = dirname(writeConfig({ connections: [{ ...WEBSITE, id: 'own' }] }));
  expect(readSettings(PRODUCTION, 'production', folder).connections).toMatchObject([{ id: 'own' }]);
});

test('names every problem of connections.json at once', () => {
  const problems = getProblems({
    branding: { name: 'Ru', colors: { light: 'green' } },
    connections: [
      { ...WEBSITE, id: 'Employees!', appId: '' },
      { ...WEBSITE, type: 'mini-program', page: '/pages/scan', unknown: 1 },
      { ...WEBSITE, type: 'telegram' },
      { ...WEBSITE, callbackUrl: 'http://shop.example/in' },
      { ...WEBSITE, callbackUrl: 'https://shop.example/in#done' },
    ],
    applications: [{ clientId: 'a b', name: 'Shop', redirectUris: ['javascript:alert(1)'] }],
  });
  for (const expected of [
    'branding.colors.light: must be a color',
    'connections[0].id: must have lowercase letters',
    'connections[0].appId: must be an AppID',
    'connections[1].page: must be a page',
    'connections[1]: Unrecognized key: "unknown"',
    'connections[2].type: ',
    'connections[3].callbackUrl: must be https',
    'connections[4].callbackUrl: must have no #',
    'applications[0].clientId: must have letters',
    'applications[0].redirectUris[0]: must be an http(s) address',
  ]) {
    expect(problems).toContain(expected);
  }
});

test.each([
  [{ connections: [] }, /connections: /],
  [{ connections: [WEBSITE, WEBSITE] }, /connections: two have the id "website"/],
  [{ connections: [{ ...WEBSITE, id: 'x'.repeat(32) }] }, /fewer than 32/],
  [{ connections: [{ ...WEBSITE, id: 'phone' }] }, /must not be email or phone/],
  [
    { connections: [{ ...WEBSITE, appSecret: { env: 'NOT_SET' } }] },
    /connections\[0\]\.appSecret: the environment variable NOT_SET is not set/,
  ],
  [
    {
      connections: [WEBSITE],
      applications: [
        { clientId: 'a', name: 'A', redirectUris: ['https://a.example/'], connections: ['other'] },
      ],
    },
    /applications\[0\]\.connections: there is no connection "other"[\s\S]*applications\[0\]\.clientSecret: missing/,
  ],
  [
    {
      connections: [WEBSITE],
      applications: [
        {
          clientId: 'a',
          clientSecret: 's',
          clientAuthentication: 'none',
          name: 'A',
          redirectUris: ['https://a.example/'],
        },
      ],
    },
    /conflicts with clientAuthentication "none"/,
  ],
])('refuses %j', (content, message) => {
  expect(getProblems(content)).toMatch(message);
});

test('reports the position where connections.json is not JSON, without quoting it', () => {
  const problems = getProblems('{ "connections": [ { "appSecret": "my-secret" , } ] }');
  expect(problems).toMatch(/connections\.json: not JSON at position \d+/);
  expect(problems).not.toContain('my-secret');
});

test('refuses a file that does not exist, and an AppID in a variable beside the file', () => {
  expect(() => readSettings({ ...PRODUCTION, CONNECTIONS_FILE: '/nowhere.json' }, 'production')).toThrow(
    'CONNECTIONS_FILE: there is no file /nowhere.json',
  );
  expect(getProblems({ connections: [WEBSITE] }, { WECHAT_APP_ID: 'wx9' })).toContain(
    'WECHAT_APP_ID: conflicts with connections.json',
  );
});

test('simulates the connections of the file with WECHAT_SIMULATOR, without their secrets', () => {
  const settings = readWith(
    { connections: [{ ...WEBSITE, appSecret: { env: 'NOT_SET' } }] },
    { WECHAT_SIMULATOR: '1', BETTER_AUTH_URL: 'http://localhost:3000' },
  );
  expect(settings).toMatchObject({ wechat: 'simulator', connections: [{ appId: 'wx1' }] });
});
