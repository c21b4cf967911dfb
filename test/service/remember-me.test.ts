import { expect, test } from 'vitest';
import { createAuth } from '../../service/server/create-auth.js';
import { createUser, newAddress, SETTINGS } from './support.js';
import { useBrowsers } from './use-browsers.js';

const { open, storage } = useBrowsers();
const PASSWORD = 'correct horse';
const DAY = 24 * 60 * 60;
/** The form promises it. */
const SESSION_DAYS = 7;

/** Returns the Max-Age of the session's cookie. Undefined: the browser removes it when it closes. */
function readMaxAge(response: Response): number | undefined {
  const cookie = response.headers.getSetCookie().find((line) => /session_token=[^;]/.test(line)) ?? '';
  expect(cookie).not.toBe('');
  const [, seconds] = /max-age=(\d+)/i.exec(cookie) ?? [];
  return seconds === undefined ? undefined : Number(seconds);
}

test('a login by password lasts seven days with "keep me signed in", otherwise until the browser closes', async () => {
  const email = newAddress();
  const account = { email, password: PASSWORD };
  const maxAges = [];
  for (const rememberMe of [true, false]) {
    const json = { email: newAddress(), password: PASSWORD, name: 'Lin', rememberMe };
    maxAges.push(readMaxAge(await (await open()).fetch('/api/auth/sign-up/email', { json })));
  }
  expect(maxAges).toEqual([SESSION_DAYS * DAY, undefined]);
  await (await open()).signUpByEmail(email);
  const remembered = await (await open()).fetch('/api/auth/sign-in/email', {
    json: { ...account, rememberMe: true },
  });
  expect(readMaxAge(remembered)).toBe(SESSION_DAYS * DAY);
  const browser = await open();
  const short = await browser.fetch('/api/auth/sign-in/email', { json: { ...account, rememberMe: false } });
  expect(readMaxAge(short)).toBeUndefined();
  expect((await browser.session())?.user.email).toBe(email);

  // A browser that stays open, or restores its cookies, is signed out after a day.
  const { context } = await createAuth(SETTINGS, { storage: storage() });
  const where = [{ field: 'userId', value: (await browser.session())?.user.id ?? '' }];
  const sessions = await context.adapter.findMany<{ expiresAt: Date }>({ model: 'session', where });
  const days = sessions.map(({ expiresAt }) => Math.round((expiresAt.getTime() - Date.now()) / 1000 / DAY));
  expect(days.sort()).toEqual([1, SESSION_DAYS, SESSION_DAYS]);
});

test('changing the name does not make a login last longer than the browser', async () => {
  const browser = await open();
  const json = { name: 'Lin', email: newAddress(), password: PASSWORD, rememberMe: false };
  await browser.fetch('/api/auth/sign-up/email', { json });
  const changed = await browser.fetch('/api/auth/update-user', { json: { name: 'Lin Lin' } });
  expect(readMaxAge(changed)).toBeUndefined();
});

test('a login by WeChat lasts seven days', async () => {
  const browser = await open();
  const result = await browser.scan(await browser.ask(), createUser());
  const callback = await browser.fetch(`/api/auth/callback/wechat?${new URLSearchParams(result)}`);
  expect(readMaxAge(callback)).toBe(SESSION_DAYS * DAY);
});
