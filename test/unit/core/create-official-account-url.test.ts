import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createOfficialAccountUrl,
  type OfficialAccountUrlOptions,
  WeChatLoginError,
} from '../../../src/core/index.js';
import { encodings, redirectUri, state } from '../helpers/arbitraries.js';
import { options } from '../helpers/support.js';

const ENDPOINT = 'https://open.weixin.qq.com/connect/oauth2/authorize';

test("returns the address of WeChat's documentation, with the parameters in the same order", () => {
  const given = {
    state: 'S',
    scope: 'snsapi_base',
    redirect_uri: options.redirect_uri,
    appid: 'wx1',
  } as const;
  expect(createOfficialAccountUrl(given)).toBe(
    `${ENDPOINT}?appid=wx1&redirect_uri=https%3A%2F%2Fshop.example%2Fcallback` +
      '&response_type=code&scope=snsapi_base&state=S#wechat_redirect',
  );
});

test('requests the scope with the unionid by default', () => {
  expect(createOfficialAccountUrl(options)).toMatch(/&scope=snsapi_userinfo#wechat_redirect$/);
});

test.each<[OfficialAccountUrlOptions['forcePopup'], string]>([
  [true, '&state=S&forcePopup=true#wechat_redirect'],
  [false, '&state=S#wechat_redirect'],
  [undefined, '&state=S#wechat_redirect'],
])('forcePopup: %s ends in %s', (forcePopup, end) => {
  const url = createOfficialAccountUrl({ ...options, state: 'S', forcePopup });
  expect(url.slice(url.indexOf('&state'))).toBe(end);
});

test('uses the authorizationEndpoint option', () => {
  const authorizationEndpoint = 'https://sim.example/connect/oauth2/authorize';
  expect(createOfficialAccountUrl({ ...options, authorizationEndpoint })).toMatch(
    /^https:\/\/sim\.example\/connect\/oauth2\/authorize\?appid=/,
  );
});

describe('throws invalid_options', () => {
  test.each<Record<string, unknown>>([
    { appid: '' },
    { appid: 'wx 1' },
    { redirect_uri: 'callback' },
    { redirect_uri: 'javascript:alert(1)' },
    { scope: 'snsapi_login' },
    { scope: 'snsapi_base&state=1' },
    { scope: '' },
    { state: '' },
    { state: 'a\nb' },
    { authorizationEndpoint: 'nothing' },
  ])('for %o', (bad) => {
    const create = () => createOfficialAccountUrl({ ...options, ...bad } as OfficialAccountUrlOptions);
    expect(create).toThrow(WeChatLoginError);
    expect(create).toThrow(
      expect.objectContaining({
        code: 'invalid_options',
        message: expect.stringMatching(`^${Object.keys(bad)[0]} `),
      }),
    );
  });
});

test('contains the given values in any encoding', () => {
  const given = fc.record({ redirect_uri: redirectUri, state, encode: fc.constantFrom(...encodings) });
  fc.assert(
    fc.property(given, ({ redirect_uri, state, encode }) => {
      const url = new URL(
        createOfficialAccountUrl({ ...options, redirect_uri: encode(redirect_uri), state }),
      );
      expect([...url.searchParams]).toEqual([
        ['appid', options.appid],
        ['redirect_uri', redirect_uri],
        ['response_type', 'code'],
        ['scope', 'snsapi_userinfo'],
        ['state', state],
      ]);
    }),
  );
});
