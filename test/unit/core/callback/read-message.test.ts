import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createQrLogin } from '../../../../src/core/index.js';
import { onPages } from '../../helpers/arbitraries.js';
import { pass } from '../../helpers/control-page.js';
import { controlWindows, login as openPopup, popupAt, windows } from '../../helpers/popup-window.js';
import { options } from '../../helpers/support.js';

/** Malformed messages cause neither an exception nor a result in the page that waits. */
controlWindows();

const WECHAT = 'https://open.weixin.qq.com';
const SHOP = 'https://shop.example';
const KEY = 'wechat-qr-login';
const callback = `${SHOP}/callback`;

/** More than the ms after which a callback without a result counts as lost. */
const GRACE = 120;
/** Long timeout, because each case creates a page, and the files run in parallel. */
vi.setConfig({ testTimeout: 60_000 });

const uncaught: unknown[] = [];
beforeEach(() => {
  uncaught.length = 0;
  vi.spyOn(console, 'error').mockReturnValue();
  vi.spyOn(console, 'warn').mockReturnValue();
  const keep = (event: ErrorEvent) => {
    uncaught.push(event.error);
    event.preventDefault();
  };
  window.addEventListener('error', keep);
  return () => window.removeEventListener('error', keep);
});

/** Values that survive `postMessage`, of every kind. Functions, symbols and getters do not. */
const anything: fc.Arbitrary<unknown> = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true }),
  fc.constantFrom<unknown>(
    null,
    undefined,
    0,
    '',
    [],
    {},
    // JavaScript cannot convert these to primitives.
    { toString: 0, valueOf: 0 },
    { toString: null },
    [{ toString: 0, valueOf: 0 }],
    { length: 1e9 },
    'x'.repeat(1_000_000),
    '{"type":"status","status":"other"}',
    Object.assign([], { type: 'authorized' }),
    new Map([['type', 'authorized']]),
    JSON.parse('{"__proto__":{"type":"authorized"},"constructor":1}'),
  ),
);

/** Values that are not texts, so they contain no address. */
const notAnAddress = fc.oneof(
  anything.filter((value) => typeof value !== 'string'),
  fc.constant([`${callback}?code=C&state=S`]),
  fc.constant({ href: `${callback}?code=C&state=S` }),
  fc.constant(new URL(`${callback}?code=C&state=S`).searchParams.toString().split('&')),
);
const notAResult = fc.oneof(
  anything,
  fc.record({ url: notAnAddress }),
  fc.record(
    {
      type: fc.oneof(fc.constantFrom<unknown>('authorized', 'refused', ['authorized'], 'ok'), anything),
      code: fc.oneof(fc.constantFrom<unknown>(['C'], { code: 'C' }, 7), anything),
      state: fc.oneof(fc.constantFrom<unknown>(['S'], { state: 'S' }, 7, true), anything),
      url: notAnAddress,
    },
    { requiredKeys: [] },
  ),
  // A result inside a result, or inside a list.
  fc.constant({ [KEY]: { url: `${callback}?code=C&state=S` } }),
  fc.constant([{ url: `${callback}?code=C&state=S` }]),
  fc.constant({ url: { url: `${callback}?code=C&state=S` } }),
);
/** The message as it arrives: a structured clone. */
const message = fc.oneof(anything, fc.record({ [KEY]: notAResult })).map((data) => structuredClone(data));

/**
 * Mounts a login. The container is in a separate document, in which jsdom creates no window for a frame, because that
 * takes most of the time. The frame gets a fake window.
 */
async function mountLogin() {
  const told: string[] = [];
  const { body } = document.implementation.createHTMLDocument();
  const login = createQrLogin(body, {
    ...options,
    state: 'S',
    script: 'none',
    timeout: 999_999_999,
    onAuthorized: () => told.push('authorized'),
    onRefused: () => told.push('refused'),
    onError: ({ code }) => told.push(code),
  });
  await pass();
  const source = {};
  Object.defineProperty(body.querySelector('iframe'), 'contentWindow', { value: source });
  return { login, told, source, end: () => login.destroy() };
}

const post = (source: unknown, origin: string, data: unknown) =>
  window.dispatchEvent(Object.assign(new Event('message'), { source, origin, data }));

describe('the page around the frame', () => {
  test.each([
    ['the callback', SHOP],
    ['WeChat', WECHAT],
    ['a stranger', 'https://evil.example'],
    ['a page without an origin', 'null'],
  ])('reports nothing after any malformed message from the origin of %s', async (_, origin) => {
    let mounted = await mountLogin();
    await fc.assert(
      fc.asyncProperty(message, async (data) => {
        // A new login is only needed after a failure.
        if (mounted.told.length > 0) {
          mounted.end();
          mounted = await mountLogin();
        }
        uncaught.length = 0;
        post(mounted.source, origin, data);
        await pass(GRACE);
        expect(uncaught).toEqual([]);
        expect([mounted.login.getSnapshot().status, mounted.told]).toEqual(['mounting', []]);
      }),
      onPages,
    );
  });

  test('reports the real result after malformed messages', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(message, { maxLength: 5 }), async (hostile) => {
        uncaught.length = 0;
        const { told, source, end } = await mountLogin();
        for (const data of [...hostile, { [KEY]: { url: `${callback}?code=C&state=S` } }]) {
          post(source, SHOP, data);
        }
        await pass(GRACE);
        end();
        expect(uncaught).toEqual([]);
        expect(told).toEqual(['authorized']);
      }),
      onPages,
    );
  });

  test('reports callback_lost for any address without a result', async () => {
    const address = fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), fc.constant('x'.repeat(1_000_000)));
    await fc.assert(
      fc.asyncProperty(address, async (url) => {
        uncaught.length = 0;
        const { told, source, end } = await mountLogin();
        post(source, SHOP, { [KEY]: { url } });
        await pass(GRACE);
        end();
        expect(uncaught).toEqual([]);
        expect(told).toEqual(['callback_lost']);
      }),
      onPages,
    );
  });

  test.each<[string, string, unknown?]>([
    ['another window of the right origin', SHOP, window],
    ['no window at all', SHOP, null],
    ['the frame, at another origin', 'https://evil.example'],
    ['the frame, without an origin', 'null'],
    ["the frame, at WeChat's origin", WECHAT],
  ])('ignores a real result from %s', async (_, origin, other) => {
    const { login, told, source, end } = await mountLogin();
    post(other === undefined ? source : other, origin, { [KEY]: { url: `${callback}?code=C&state=S` } });
    await pass(1000);
    expect([login.getSnapshot().status, told]).toEqual(['mounting', []]);
    end();
  });
});

describe('the page that opened the pop-up', () => {
  test('reports nothing after any malformed message, and the real result afterwards', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(message, { minLength: 1, maxLength: 5 }), async (hostile) => {
        uncaught.length = 0;
        const attempt = openPopup({ redirect_uri: callback, state: 'S' });
        await pass();
        const popup = popupAt(windows().length - 1);
        for (const data of hostile) post(popup, SHOP, data);
        await pass();
        expect(uncaught).toEqual([]);
        expect(attempt.outcome).toBe('pending');
        post(popup, SHOP, { [KEY]: { url: `${callback}?code=C&state=S` } });
        await pass();
        expect(attempt.outcome).toEqual({ code: 'C', state: 'S' });
      }),
      onPages,
    );
  });
});
