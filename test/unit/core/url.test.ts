import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  createAuthorizationUrl,
  createQrLogin,
  parseAuthorizationUrl,
  type QrLoginOptions,
  WeChatLoginError,
} from '../../../src/core/index.js';
import { encodings, onPages, redirectUri, state, text } from '../helpers/arbitraries.js';
import { addressOf, options, readDataUrl, reset, type WxLoginRequest } from '../helpers/support.js';

const ENDPOINT = 'https://open.weixin.qq.com/connect/qrconnect';
const given = fc.record({ redirect_uri: redirectUri, state, encode: fc.constantFrom(...encodings) });

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(reset);

/** What WeChat's side decodes out of the frame's address, with and without its script. */
const requests = {
  async required(login: QrLoginOptions): Promise<URLSearchParams> {
    const wxLogin = vi.fn<(request: WxLoginRequest) => void>();
    vi.stubGlobal('WxLogin', wxLogin);
    const { destroy } = createQrLogin(document.body, { ...login, script: 'required' });
    await vi.advanceTimersByTimeAsync(0);
    destroy();
    return new URL(addressOf(wxLogin.mock.calls[0]?.[0] ?? {})).searchParams;
  },
  async none(login: QrLoginOptions): Promise<URLSearchParams> {
    // jsdom makes no window for a frame in here, which is what takes its time.
    const { body } = document.implementation.createHTMLDocument();
    const { destroy } = createQrLogin(body, { ...login, script: 'none' });
    await vi.advanceTimersByTimeAsync(0);
    const { searchParams } = new URL(body.querySelector('iframe')?.src ?? '');
    destroy();
    return searchParams;
  },
};

describe('createAuthorizationUrl', () => {
  test("returns the address of WeChat's documentation", () => {
    expect(createAuthorizationUrl({ ...options, state: 'S' })).toBe(
      `${ENDPOINT}?appid=wx0123456789abcdef&redirect_uri=https%3A%2F%2Fshop.example%2Fcallback` +
        '&response_type=code&scope=snsapi_login&state=S#wechat_redirect',
    );
  });

  test('leaves an absent state out, and takes lang and endpoint', () => {
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

  test('contains the given values, whatever they are and however they were encoded', () => {
    fc.assert(
      fc.property(given, ({ redirect_uri, state, encode }) => {
        const url = new URL(
          createAuthorizationUrl({ ...options, redirect_uri: encode(redirect_uri), state }),
        );
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
});

describe('parseAuthorizationUrl', () => {
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

  test('leaves out a language that WeChat does not know', () => {
    const query = new URLSearchParams({ ...options, lang: 'fr' });
    expect(parseAuthorizationUrl(`${ENDPOINT}?${query}`)).toEqual(options);
  });

  test('reads a redirect_uri whose question mark was left unencoded', () => {
    const url = `${ENDPOINT}?appid=wx1&redirect_uri=https://shop.example/callback?next=1&state=S`;
    expect(parseAuthorizationUrl(url)).toMatchObject({
      redirect_uri: 'https://shop.example/callback?next=1',
      state: 'S',
    });
  });

  test.each([
    '',
    'nothing',
    ENDPOINT,
    `${ENDPOINT}?appid=wx1`,
    `${ENDPOINT}?appid=wx1&redirect_uri=/callback`,
  ])('throws invalid_options for "%s"', (url) => {
    expect(() => parseAuthorizationUrl(url)).toThrow(
      expect.objectContaining({
        code: 'invalid_options',
        message: expect.stringContaining('not a WeChat authorization URL'),
      }),
    );
  });
});

describe.each(Object.entries(requests))('the address of the frame, script="%s"', (_, request) => {
  test('contains the given values, whatever they are and however they were encoded', async () => {
    vi.spyOn(console, 'warn').mockReturnValue();
    await fc.assert(
      fc.asyncProperty(given, text, async ({ redirect_uri, state, encode }, css) => {
        const query = await request({ ...options, redirect_uri: encode(redirect_uri), state, css });
        expect(query.get('appid')).toBe(options.appid);
        expect(query.get('redirect_uri')).toBe(redirect_uri);
        expect(query.get('state')).toBe(state);
        expect(query.has('href') && readDataUrl(query.get('href') ?? '')).toBe(css !== '' && css);
      }),
      onPages,
    );
  });
});

test('without the script the frame sends the query of the newest script', async () => {
  const query = await requests.none({ ...options, state: 'S', stylelite: true, fast_login: false });
  expect(Object.fromEntries(query)).toEqual({
    ...options,
    scope: 'snsapi_login',
    state: 'S',
    login_type: 'jssdk',
    self_redirect: 'default',
    styletype: '',
    sizetype: '',
    bgcolor: '',
    rst: '',
    ts: String(Date.now()),
    stylelite: '1',
    fast_login: '0',
  });
});
