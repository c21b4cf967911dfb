import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createAuthorizationUrl, parseAuthorizationUrl } from '../../../src/core/index.js';
import { redirectUri, state } from '../helpers/arbitraries.js';
import { options } from '../helpers/support.js';

const ENDPOINT = 'https://open.weixin.qq.com/connect/qrconnect';
const given = fc.record({ redirect_uri: redirectUri, state });

test('returns the options of createAuthorizationUrl', () => {
  const lang = fc.option(fc.constantFrom('cn', 'en'), { nil: undefined });
  const endpoint = fc.constantFrom(undefined, 'https://sim.example/connect/qrconnect');
  fc.assert(
    fc.property(given, lang, endpoint, ({ redirect_uri, state }, lang, authorizationEndpoint) => {
      const scope = 'snsapi_login';
      const login = { ...options, redirect_uri, state, scope, lang, authorizationEndpoint };
      expect(parseAuthorizationUrl(createAuthorizationUrl(login))).toEqual(login);
    }),
  );
});

test('reads spaces that a server library wrote as +', () => {
  const query = new URLSearchParams({ ...options, state: 'a b+c' });
  expect(parseAuthorizationUrl(`${ENDPOINT}?${query}#wechat_redirect`)).toEqual({
    ...options,
    state: 'a b+c',
  });
});

test('omits a language that WeChat does not support', () => {
  const query = new URLSearchParams({ ...options, lang: 'fr' });
  expect(parseAuthorizationUrl(`${ENDPOINT}?${query}`)).toEqual(options);
});

test('reads a redirect_uri whose question mark is not encoded', () => {
  const url = `${ENDPOINT}?appid=wx1&redirect_uri=https://shop.example/callback?next=1&state=S`;
  expect(parseAuthorizationUrl(url)).toMatchObject({
    redirect_uri: 'https://shop.example/callback?next=1',
    state: 'S',
  });
});

test.each(['', 'nothing', ENDPOINT, `${ENDPOINT}?appid=wx1`, `${ENDPOINT}?appid=wx1&redirect_uri=/callback`])(
  'throws invalid_options for "%s"',
  (url) => {
    expect(() => parseAuthorizationUrl(url)).toThrow(
      expect.objectContaining({
        code: 'invalid_options',
        message: expect.stringContaining('not a WeChat authorization URL'),
      }),
    );
  },
);
