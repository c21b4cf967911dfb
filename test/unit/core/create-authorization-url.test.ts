import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createAuthorizationUrl, WeChatLoginError } from '../../../src/core/index.js';
import { encodings, redirectUri, state } from '../helpers/arbitraries.js';
import { options } from '../helpers/support.js';

const ENDPOINT = 'https://open.weixin.qq.com/connect/qrconnect';
const given = fc.record({ redirect_uri: redirectUri, state, encode: fc.constantFrom(...encodings) });

test("returns the address of WeChat's documentation", () => {
  expect(createAuthorizationUrl({ ...options, state: 'S' })).toBe(
    `${ENDPOINT}?appid=wx0123456789abcdef&redirect_uri=https%3A%2F%2Fshop.example%2Fcallback` +
      '&response_type=code&scope=snsapi_login&state=S#wechat_redirect',
  );
});

test('omits a missing state, and uses lang and authorizationEndpoint', () => {
  const url = createAuthorizationUrl({
    ...options,
    lang: 'en',
    authorizationEndpoint: 'https://sim.example/qr',
  });
  expect(url).toMatch(/^https:\/\/sim\.example\/qr\?/);
  expect(url).toContain('&lang=en#wechat_redirect');
  expect(url).not.toContain('state=');
});

test.each([
  { appid: '' },
  { appid: 'wx 1' },
  { redirect_uri: 'callback' },
  { redirect_uri: ' https://shop.example/callback' },
  { redirect_uri: 'https://shop.example/\ud83d' },
  { redirect_uri: 'https%3A%2F%2Fshop.example%2F%zz' },
  { state: '' },
  { state: 'a\nb' },
  { state: 'a\ud83d' },
  { scope: 'snsapi_login&state=1' },
  { scope: '&snsapi_login' },
  { lang: 'en&state=1' as 'en' },
  { lang: '&en' as 'en' },
  { authorizationEndpoint: 'nothing' },
  { authorizationEndpoint: 'xhttp://sim.example/qr' },
])('throws invalid_options for %o', (bad) => {
  const create = () => createAuthorizationUrl({ ...options, ...bad });
  const [name] = Object.keys(bad);
  expect(create).toThrow(WeChatLoginError);
  expect(create).toThrow(
    expect.objectContaining({
      name: 'WeChatLoginError',
      code: 'invalid_options',
      message: expect.stringMatching(`^${name} `),
    }),
  );
});

test('keeps an encoded address inside redirect_uri', () => {
  const redirect_uri = 'https://shop.example/callback?next=https%3A%2F%2Fshop.example%2Fa%2526b';
  const { searchParams } = new URL(createAuthorizationUrl({ ...options, redirect_uri }));
  expect(searchParams.get('redirect_uri')).toBe(redirect_uri);
});

test('contains any given values in any encoding', () => {
  fc.assert(
    fc.property(given, ({ redirect_uri, state, encode }) => {
      const url = new URL(createAuthorizationUrl({ ...options, redirect_uri: encode(redirect_uri), state }));
      expect(Object.fromEntries(url.searchParams)).toEqual({
        appid: options.appid,
        redirect_uri,
        response_type: 'code',
        scope: 'snsapi_login',
        state,
      });
      expect(url.hash).toBe('#wechat_redirect');
    }),
  );
});
