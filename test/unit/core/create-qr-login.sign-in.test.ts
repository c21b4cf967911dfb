import { expect, test, vi } from 'vitest';
import { controlPage, pass } from '../helpers/control-page.js';
import { arrive, createLogin } from '../helpers/login.js';
import { comeBack, frameAt, frames } from '../helpers/support.js';

controlPage();

const reason = new Error('the server answered 500');

/** Creates an approved login. The test settles the promise of `onAuthorized`. */
async function approve(onAuthorized?: () => unknown) {
  let end = { succeed: () => {}, fail: () => {} };
  const work = new Promise<void>((resolve, reject) => {
    end = { succeed: resolve, fail: () => reject(reason) };
  });
  const onError = vi.fn();
  const created = createLogin({
    redirect_uri: `${location.origin}/callback`,
    state: 'S',
    onAuthorized: onAuthorized ?? (() => work),
    onError,
  });
  await arrive();
  comeBack(frameAt(), '/callback?code=C&state=S');
  await pass();
  return { ...created, onError, ...end };
}

test('the status is authorized while the promise of onAuthorized is pending, and after it resolves', async () => {
  const { login, heard, onError, succeed } = await approve();
  await pass(60_000);
  expect(login.getSnapshot().status).toBe('authorized');
  succeed();
  await pass();
  expect([login.getSnapshot().status, heard.at(-1), onError.mock.calls.length]).toEqual([
    'authorized',
    'mounting > authorized',
    0,
  ]);
});

test.each([
  ['rejects', () => Promise.reject(reason)],
  [
    'throws',
    () => {
      throw reason;
    },
  ],
])('if onAuthorized %s, the login ends with sign_in_failed and keeps the cause', async (_, onAuthorized) => {
  const { login, heard, onError } = await approve(onAuthorized);
  const { status, error, authorizationUrl } = login.getSnapshot();
  expect([status, error?.code, error?.cause]).toEqual(['error', 'sign_in_failed', reason]);
  expect(authorizationUrl).toBeUndefined();
  expect(heard.at(-1)).toBe('authorized > error');
  expect(onError).toHaveBeenCalledExactlyOnceWith(error);
});

test('refresh() after sign_in_failed requests a new QR code', async () => {
  const { login } = await approve(() => Promise.reject(reason));
  login.refresh();
  await pass();
  expect([login.getSnapshot().status, frames().length]).toEqual(['mounting', 1]);
});

test('a rejection after refresh() does not end the new attempt', async () => {
  const { login, onError, fail } = await approve();
  login.refresh();
  fail();
  await pass();
  expect([login.getSnapshot().status, onError.mock.calls.length]).toEqual(['mounting', 0]);
});

test('a rejection after destroy() is ignored', async () => {
  const { login, onError, fail } = await approve();
  login.destroy();
  fail();
  await pass();
  expect([login.getSnapshot().status, onError.mock.calls.length]).toEqual(['authorized', 0]);
});
