import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createQrLogin, type QrLoginOptions } from '../../../src/core/index.js';
import { encodings, onPages, redirectUri, state, text } from '../helpers/arbitraries.js';
import { createFrameAddress, options, readDataUrl, reset, type WxLoginRequest } from '../helpers/support.js';

const given = fc.record({ redirect_uri: redirectUri, state, encode: fc.constantFrom(...encodings) });

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(reset);

/** The values that WeChat decodes from the frame's address, with and without its script. */
const requests = {
  async required(login: QrLoginOptions): Promise<URLSearchParams> {
    const wxLogin = vi.fn<(request: WxLoginRequest) => void>();
    vi.stubGlobal('WxLogin', wxLogin);
    const { destroy } = createQrLogin(document.body, { ...login, script: 'required' });
    await vi.advanceTimersByTimeAsync(0);
    destroy();
    return new URL(createFrameAddress(wxLogin.mock.calls[0]?.[0] ?? {})).searchParams;
  },
  async none(login: QrLoginOptions): Promise<URLSearchParams> {
    // In a separate document, in which jsdom creates no window for a frame, because that takes most of the time.
    const { body } = document.implementation.createHTMLDocument();
    const { destroy } = createQrLogin(body, { ...login, script: 'none' });
    await vi.advanceTimersByTimeAsync(0);
    const { searchParams } = new URL(body.querySelector('iframe')?.src ?? '');
    destroy();
    return searchParams;
  },
};

describe.each(Object.entries(requests))('the address of the frame, script="%s"', (_, request) => {
  test('contains any given values in any encoding', async () => {
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

test('the frame has the query of the newest script without the script', async () => {
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
