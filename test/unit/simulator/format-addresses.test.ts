import { expect, test } from 'vitest';
import { formatAddresses } from '../../../src/simulator/format-addresses.js';

test('lists script, login, API and QR codes, and the command for a server', () => {
  const origin = 'http://127.0.0.1:5174';
  expect(formatAddresses({ origin, phoneOrigin: origin }).split('\n')).toEqual([
    'WeChat simulator: http://127.0.0.1:5174',
    'Script:           http://127.0.0.1:5174/connect/zh_CN/htmledition/js/wxLogin.js',
    'Login:            http://127.0.0.1:5174/connect/qrconnect',
    'API:              http://127.0.0.1:5174/sns/…',
    'QR codes so far:  http://127.0.0.1:5174/',
    'Node server:      WECHAT_SIMULATOR=http://127.0.0.1:5174 node --import wechat-qr-login/simulator/node server.js',
    'Other servers:    use http://127.0.0.1:5174 instead of https://api.weixin.qq.com',
  ]);
});

test('omits the variable at the default address, and lists the address for phones', () => {
  const text = formatAddresses({ origin: 'http://127.0.0.1:8788', phoneOrigin: 'http://192.0.2.7:8788' });
  expect(text).toContain('Node server:      node --import wechat-qr-login/simulator/node server.js');
  expect(text).toContain('For phones:       http://192.0.2.7:8788');
});
