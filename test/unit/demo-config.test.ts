import { expect, test } from 'vitest';
import { createConfig } from '../../demo/server/config.js';

test('without an AppID the simulator stands in, on another host name than the page', () => {
  expect(createConfig({}, 'http://localhost:5173', 5174)).toEqual({
    wechat: 'simulator',
    appid: 'wxsimulator0000001',
    redirect_uri: 'http://localhost:5173/callback.html',
    scriptUrl: 'http://127.0.0.1:5174/connect/zh_CN/htmledition/js/wxLogin.js',
    authorizationEndpoint: 'http://127.0.0.1:5174/connect/qrconnect',
  });
  const { scriptUrl } = createConfig({}, 'http://127.0.0.1:5173', 5174);
  expect(new URL(scriptUrl ?? '').hostname).toBe('localhost');
});

test('opened from the network, the simulator is asked under the same address', () => {
  const { scriptUrl } = createConfig({}, 'http://192.168.1.5:5173', 5174);
  expect(new URL(scriptUrl ?? '').host).toBe('192.168.1.5:5174');
});

test('with an AppID it is the real WeChat, and the registered callback address', () => {
  const env = { WECHAT_APP_ID: 'wx1', WECHAT_REDIRECT_URI: 'https://shop.example/callback.html' };
  expect(createConfig(env, 'http://localhost:5173', undefined)).toEqual({
    wechat: 'real',
    appid: 'wx1',
    redirect_uri: 'https://shop.example/callback.html',
  });
  expect(createConfig({ WECHAT_APP_ID: 'wx1' }, 'http://localhost:5173', undefined).redirect_uri).toBe(
    'http://localhost:5173/callback.html',
  );
});
