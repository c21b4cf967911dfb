import { HttpResponse, http } from 'msw';
import { afterEach, expect, test } from 'vitest';
import { createUser } from './support.js';
import { useBrowsers } from './use-browsers.js';

let now = Date.now();
const { network, open } = useBrowsers({ now: () => now });
afterEach(() => network.resetHandlers());

const TOKEN = 'https://api.weixin.qq.com/sns/oauth2/access_token';
const PROFILE = 'https://api.weixin.qq.com/sns/userinfo';
const answer = (address: string, body: string, status = 200) =>
  network.use(http.get(address, () => new HttpResponse(body, { status })));

test('reports a login that the visitor refused, without a code or with the code `authdeny`', async () => {
  const browser = await open();
  for (const refusal of [{}, { code: 'authdeny' }]) {
    const state = new URL(await browser.ask()).searchParams.get('state') ?? '';
    expect(await browser.finish({ ...refusal, state })).toBe('/failed?error=no_code');
  }
  expect(await browser.session()).toBeNull();
});

test('reports an expired code', async () => {
  const browser = await open();
  const result = await browser.scan(await browser.ask(), createUser());
  now += 11 * 60_000;
  expect(await browser.finish(result)).toBe('/failed?error=code_expired');
});

test('reports a code that was used before, and an unknown code', async () => {
  const browser = await open();
  const used = await browser.scan(await browser.ask(), createUser());
  await browser.finish(used);
  const state = new URL(await browser.ask()).searchParams.get('state') ?? '';
  expect(await browser.finish({ code: used.code, state })).toBe('/failed?error=code_used');
  const next = new URL(await browser.ask()).searchParams.get('state') ?? '';
  expect(await browser.finish({ code: 'made-up', state: next })).toBe('/failed?error=invalid_code');
});

test('reports a repeated callback, for example after a reload', async () => {
  const browser = await open();
  const result = await browser.scan(await browser.ask(), createUser());
  await browser.finish(result);
  expect(await browser.finish(result)).toBe('/failed?error=state_mismatch');
});

test('reports a state that is forged, missing or from another browser', async () => {
  const [browser, attacker] = [await open(), await open()];
  const mine = await browser.scan(await browser.ask(), createUser());
  expect(await browser.finish({ ...mine, state: 'forged' })).toBe('/failed?error=state_mismatch');
  expect(await browser.finish({ code: mine.code })).toBe('/failed?error=state_not_found');
  const theirs = await attacker.scan(await attacker.ask(), createUser());
  expect(await browser.finish(theirs)).toBe('/failed?error=state_mismatch');
  // A forged cookie does not help, because it is signed.
  browser.cookies.set(`better-auth.state-${theirs.state}`, `${theirs.state}.AAAA`);
  expect(await browser.finish(theirs)).toBe('/failed?error=state_mismatch');
  expect(await browser.session()).toBeNull();
});

test('reports that WeChat cannot be reached, or answers with an error', async () => {
  const browser = await open();
  for (const [address, handler] of [
    [TOKEN, () => HttpResponse.error()],
    [TOKEN, () => new HttpResponse('<html>502</html>', { status: 502, statusText: 'Bad Gateway' })],
    [PROFILE, () => HttpResponse.error()],
  ] as const) {
    network.use(http.get(address, handler));
    expect(await browser.signIn(createUser())).toBe('/failed?error=wechat_unreachable');
    network.resetHandlers();
  }
});

test('reports a timeout if WeChat does not answer within WECHAT_TIMEOUT', async () => {
  const browser = await open({ timeout: 50 });
  for (const address of [TOKEN, PROFILE]) {
    network.use(http.get(address, () => new Promise<Response>(() => undefined)));
    expect(await browser.signIn(createUser())).toBe('/failed?error=wechat_timeout');
    network.resetHandlers();
  }
});

test('reports malformed answers of WeChat', async () => {
  const browser = await open();
  // An empty answer counts as unreachable.
  const expected = /^\/failed\?error=(wechat_malformed|wechat_unreachable|unable_to_get_user_info)$/;
  for (const body of ['<html>captive portal</html>', '', '{', '{}', '[]', 'null', '{"access_token":"t"}']) {
    for (const address of [TOKEN, PROFILE]) {
      answer(address, body);
      expect(await browser.signIn(createUser()), `${address} ${body}`).toMatch(expected);
      network.resetHandlers();
    }
  }
  expect(await browser.session()).toBeNull();
});

test('reports a wrong AppID or AppSecret as a misconfiguration', async () => {
  const browser = await open({ appSecret: 'a wrong one' });
  expect(await browser.signIn(createUser())).toBe('/failed?error=misconfigured');
});

test('signs in with the next scan after each failure', async () => {
  const browser = await open();
  answer(TOKEN, '{');
  await browser.signIn(createUser());
  network.resetHandlers();
  expect(await browser.signIn(createUser())).toBe('/api/auth/get-session');
});

test('limits callbacks, and redirects navigations to the failure page', async () => {
  const browser = await open({ production: true });
  const ask = (headers: Record<string, string> = {}) =>
    browser.fetch('/api/auth/callback/wechat?code=c&state=s', { headers });
  let status = 0;
  for (let i = 0; i < 70 && status !== 429; i++) status = (await ask()).status;
  expect(status).toBe(429);
  const page = await ask({ 'sec-fetch-dest': 'document' });
  expect(page.headers.get('location')).toBe('/failed?error=too_many_requests');
});

test('limits password attempts more strictly', async () => {
  const browser = await open({ production: true });
  const statuses: number[] = [];
  for (let i = 0; i < 5; i++) statuses.push((await browser.signInByEmail('nobody@example.com')).status);
  expect(statuses).toEqual([401, 401, 401, 429, 429]);
});
