import { describe, expect, test, vi } from 'vitest';
import { MALFORMED, WECHAT_OPTIONS } from '../../option-values.js';
import { controlPage, pass } from '../helpers/control-page.js';
import { createLogin, createReadyLogin } from '../helpers/login.js';
import { frames } from '../helpers/support.js';

controlPage();

/** Returns the error of a login with that option, or undefined if it starts. */
async function findRefusal(more: Record<string, unknown>): Promise<string | undefined> {
  const onError = vi.fn<(error: Error) => void>();
  const { login, heard } = createLogin({ script: 'none', onError, ...more });
  await pass();
  const mounted = frames().length;
  login.destroy();
  expect(heard).toEqual(
    onError.mock.lastCall ? ['idle > error'] : ['idle > loading', 'loading > mounting', 'mount true'],
  );
  expect(mounted).toBe(onError.mock.lastCall ? 0 : 1);
  return onError.mock.lastCall?.[0].message;
}

describe('a malformed option requests nothing, and the message names the option', () => {
  const cases = Object.entries(MALFORMED).flatMap(([name, values]) =>
    values.map((value) => ({ name, value })),
  );
  test.each(cases)('$name: $value', async ({ name, value }) => {
    expect(await findRefusal({ [name]: value })).toMatch(new RegExp(`^${name}\\b`));
  });

  test('css together with href', async () => {
    expect(await findRefusal({ css: 'body {}', href: 'https://shop.example/a.css' })).toMatch(
      /^css and href/,
    );
  });

  test.each(['https://[', 'ftp://shop.example', '/connect'])('authorizationEndpoint: %s', async (value) => {
    expect(await findRefusal({ authorizationEndpoint: value })).toMatch(/^authorizationEndpoint\b/);
  });
});

test.each<Record<string, unknown>>([
  { width: 0.5 },
  { width: '220' },
  { height: 220.25 },
  { timeout: 999_999_999 },
  { expiresIn: 1 },
  { retries: 0 },
  { retries: 10 },
  { redirect_uri: '/callback?a=b#c' },
  { appearance: 'auto' },
  { redirect_uri: 'HTTPS://shop.example/回调?a=b#c' },
  { redirect_uri: 'https%3A%2F%2Fshop.example%2Fcallback' },
  { href: 'HTTPS://shop.example/a.css' },
  { href: 'data:text/css;base64,Ym9keXt9' },
  WECHAT_OPTIONS,
  { state: '状态 & # + % = 😀' },
  { appid: 'wx_1' },
  { authorizationEndpoint: 'http://127.0.0.1:8788/connect/qrconnect' },
])('starts a login with %j', async (more) => {
  expect(await findRefusal(more)).toBeUndefined();
});

describe('an update', () => {
  const values = { script: 'none', css: 'body {}', scope: 'snsapi_login', state: 'S', width: 200 } as const;
  const encode = () => [
    vi.spyOn(globalThis, 'encodeURIComponent'),
    vi.spyOn(globalThis, 'btoa'),
    vi.spyOn(globalThis, 'decodeURIComponent'),
  ];

  test('with equal values and new handlers encodes no option', async () => {
    const { login, options } = await createReadyLogin(values);
    const spies = encode();
    for (let renders = 0; renders < 20; renders++) {
      login.update({ ...options, onReady: () => undefined, onStatusChange: () => undefined });
    }
    expect(spies.map(({ mock }) => mock.calls.length)).toEqual([0, 0, 0]);
  });

  test('with one new value encodes again', async () => {
    const { login, options } = await createReadyLogin(values);
    const [encodeUri] = encode();
    login.update({ ...options, style: 'white' });
    expect(encodeUri?.mock.calls).toContainEqual(['white']);
  });
});
