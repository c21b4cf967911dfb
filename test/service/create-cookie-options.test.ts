import { expect, test } from 'vitest';
import { Browser, createAccount, createUser, startApp, useStorage, useWeChat } from './support.js';

const { wechat } = useWeChat();
const storage = useStorage();

/** Returns all cookies that a sign-in by e-mail, a mini program code and a scan by a stranger set. */
async function collectCookies(origin: string): Promise<string[]> {
  const app = await startApp(storage(), { association: 'ask', baseUrl: origin });
  const cookies: string[] = [];
  const browser = new Browser(
    {
      async fetch(request) {
        const { pathname, search } = new URL(request.url);
        const moved = new Request(`${origin}${pathname}${search}`, request);
        if (moved.headers.has('origin')) moved.headers.set('origin', origin);
        const response = await app.fetch(moved);
        cookies.push(...response.headers.getSetCookie());
        return response;
      },
    },
    wechat,
  );
  const { email } = await createAccount();
  await browser.signInByEmail(email);
  expect((await browser.fetch('/api/scan-login/mini-program', { json: {} })).status).toBe(200);
  expect(await browser.signIn(createUser())).toBe('/bind');
  expect((await browser.settleStranger('bind')).status).toBe(200);
  expect(await browser.session()).not.toBeNull();
  return cookies;
}

const hasName = (name: string) => (cookie: string) => cookie.split('=')[0]?.includes(name);

test('with https, gives all cookies but the state the prefix __Host-', async () => {
  const cookies = await collectCookies('https://login.localhost:3000');
  for (const name of ['session_token', 'mini_program_login', 'wechat_stranger']) {
    const found = cookies.filter(hasName(name));
    expect(found.length).toBeGreaterThan(0);
    for (const cookie of found) {
      expect(cookie).toMatch(/^__Host-/);
      // Browsers require these attributes for the prefix.
      expect(cookie).toMatch(/; Path=\/(;|$)/);
      expect(cookie).toMatch(/; Secure(;|$)/);
      expect(cookie).not.toMatch(/; Domain=/i);
      expect(cookie).toMatch(/; HttpOnly(;|$)/);
    }
  }
  const states = cookies.filter(hasName('state'));
  expect(states.length).toBeGreaterThan(0);
  for (const cookie of states) expect(cookie).toMatch(/^__Secure-.*; Secure(;|$)/);
  expect(cookies.filter((cookie) => !/^__(Host|Secure)-/.test(cookie))).toEqual([]);
});

test('with http, gives cookies no prefix, because browsers refuse it', async () => {
  const cookies = await collectCookies('http://login.localhost:3000');
  expect(cookies.length).toBeGreaterThan(0);
  expect(cookies.filter((cookie) => /^__|; Secure/i.test(cookie))).toEqual([]);
});
