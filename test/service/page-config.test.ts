import { expect, test } from 'vitest';
import { EXAMPLE_BRANDING } from '../../service/server/config/branding.js';
import { createConfig } from '../../service/server/page-config.js';
import { readSettings } from '../../service/server/read-settings.js';
import { SHOP } from './support.js';

const simulated = readSettings({}, 'development');

test('without an AppID, uses the simulator on another host name than the page', () => {
  expect(createConfig(simulated, { origin: 'http://localhost:5173', simulatorPort: 5174 })).toEqual({
    wechat: 'simulator',
    connections: [
      { id: 'website', type: 'website', appId: 'wxsimulator0000001', loginOnly: false, delivers: false },
      {
        id: 'mini-program',
        type: 'mini-program',
        appId: 'wxsimulator0000002',
        loginOnly: false,
        delivers: false,
      },
    ],
    branding: EXAMPLE_BRANDING,
    email: 'on',
    phone: 'on',
    passwordReset: true,
    redirect_uri: 'http://localhost:5173/callback.html',
    scriptUrl: 'http://127.0.0.1:5174/connect/zh_CN/htmledition/js/wxLogin.js',
    authorizationEndpoint: 'http://127.0.0.1:5174/connect/qrconnect',
    phonePage: 'http://127.0.0.1:5174/connect/mini-program',
    inspector: true,
  });
  const { scriptUrl } = createConfig(simulated, { origin: 'http://127.0.0.1:5173', simulatorPort: 5174 });
  expect(new URL(scriptUrl ?? '').hostname).toBe('localhost');
});

test('a page that is opened from the network uses the simulator at the same address', () => {
  const { scriptUrl } = createConfig(simulated, { origin: 'http://192.168.1.5:5173', simulatorPort: 5174 });
  expect(new URL(scriptUrl ?? '').host).toBe('192.168.1.5:5174');
});

test('with an AppID, uses the real WeChat and the registered callback, and does not contain the secret', () => {
  const env = { WECHAT_APP_ID: 'wx1', WECHAT_APP_SECRET: 'sssh', WECHAT_DISPLAY_NAME: '员工微信' };
  const registered = { ...env, WECHAT_REDIRECT_URI: 'https://shop.example/callback.html' };
  expect(createConfig(readSettings(registered, 'development'), { origin: 'http://localhost:5173' })).toEqual({
    wechat: 'real',
    connections: [
      {
        id: 'website',
        type: 'website',
        displayName: '员工微信',
        appId: 'wx1',
        loginOnly: false,
        delivers: false,
      },
    ],
    branding: EXAMPLE_BRANDING,
    email: 'on',
    phone: 'on',
    passwordReset: true,
    redirect_uri: 'https://shop.example/callback.html',
    inspector: true,
  });
  expect(
    createConfig(readSettings(env, 'development'), { origin: 'http://localhost:5173' }).redirect_uri,
  ).toBe('http://localhost:5173/callback.html');
});

test('a deployment does not offer the developer panel', () => {
  const deployed = { BETTER_AUTH_URL: 'http://localhost:3000', BETTER_AUTH_SECRET: 'x'.repeat(32) };
  const offered = (wechat: Record<string, string>, mode: 'development' | 'production') =>
    createConfig(readSettings({ ...deployed, ...wechat }, mode), { origin: 'http://localhost:3000' })
      .inspector;
  const real = { WECHAT_APP_ID: 'wx1', WECHAT_APP_SECRET: 'sssh' };
  const simulator = { WECHAT_SIMULATOR: '1' };
  expect(offered(real, 'production')).toBe(false);
  expect(offered(simulator, 'production')).toBe(true);
  expect(offered(real, 'development')).toBe(true);
});

const SHOP_REQUEST = { client_id: SHOP.clientId, redirect_uri: SHOP.redirectUris[0] ?? '' };
const ask = (request: Record<string, string>, application = SHOP) =>
  createConfig(
    { ...simulated, applications: [application] },
    { origin: 'http://localhost:5173', request: `${new URLSearchParams(request)}` },
  );

test('names the application of a hosted login, and offers what the application offers', () => {
  expect(ask(SHOP_REQUEST)).toMatchObject({ application: { name: 'Shop' }, email: 'on' });
  const strict = ask(SHOP_REQUEST, { ...SHOP, connections: ['mini-program'] });
  expect(strict.connections.map(({ id }) => id)).toEqual(['mini-program']);
  expect(strict.email).toBe('off');
  const direct = ask({ ...SHOP_REQUEST, connection: 'mini-program' });
  expect(direct.connections.map(({ id }) => id)).toEqual(['mini-program']);
});

test('refuses the request of an unknown application, and another redirect address', () => {
  expect(ask({ ...SHOP_REQUEST, client_id: 'evil' }).application).toBe('application_unknown');
  for (const redirect_uri of [
    'https://evil.example/',
    'https://shop.example/in',
    '//shop.example/in?cart=7',
  ]) {
    expect(ask({ ...SHOP_REQUEST, redirect_uri }).application).toBe('redirect_refused');
  }
});
