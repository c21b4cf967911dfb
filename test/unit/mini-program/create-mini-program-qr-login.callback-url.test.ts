import { beforeEach, expect, test, vi } from 'vitest';
import { controlPage, pass } from '../helpers/control-page.js';
import { createReadyMiniProgramLogin } from '../helpers/mini-program-login.js';

controlPage();

const navigate = vi.fn();
beforeEach(() => {
  navigate.mockClear();
});

test('the page goes to callbackUrl after success, without added parameters', async () => {
  const { answer } = await createReadyMiniProgramLogin({ callbackUrl: '/account?tab=1#top', navigate });
  await answer({ status: 'authorized', result: 'secret', user: { nickname: 'Lin' } });
  expect(navigate).toHaveBeenCalledExactlyOnceWith('/account?tab=1#top');
});

test('the page goes to callbackUrl only after the promise of onAuthorized', async () => {
  let finish = () => {};
  const work = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const { login, answer } = await createReadyMiniProgramLogin({
    callbackUrl: '/',
    navigate,
    onAuthorized: () => work,
  });
  await answer({ status: 'authorized', result: 'r' });
  expect(navigate).not.toHaveBeenCalled();
  // The handler can have unmounted the login.
  login.destroy();
  finish();
  await pass();
  expect(navigate).toHaveBeenCalledOnce();
});

test.each([
  ['rejects', () => Promise.reject(new Error('no session'))],
  [
    'throws',
    () => {
      throw new Error('no session');
    },
  ],
])(
  'the page does not navigate if onAuthorized %s, and the login ends with sign_in_failed',
  async (_, onAuthorized) => {
    const onError = vi.fn();
    const { login, answer } = await createReadyMiniProgramLogin({
      callbackUrl: '/',
      navigate,
      onAuthorized,
      onError,
    });
    await answer({ status: 'authorized', result: 'r' });
    const { status, error } = login.getSnapshot();
    expect([status, error?.code, `${error?.cause}`]).toEqual([
      'error',
      'sign_in_failed',
      'Error: no session',
    ]);
    expect(onError).toHaveBeenCalledExactlyOnceWith(error);
    expect(navigate).not.toHaveBeenCalled();
  },
);

test('ignores a rejection after destroy()', async () => {
  const onError = vi.fn();
  let fail = (_: Error) => {};
  const work = new Promise((_, reject) => {
    fail = reject;
  });
  const { login, answer } = await createReadyMiniProgramLogin({ onAuthorized: () => work, onError });
  await answer({ status: 'authorized', result: 'r' });
  login.destroy();
  fail(new Error('no session'));
  await pass();
  expect(onError).not.toHaveBeenCalled();
});

test.each(['refused', 'expired'] as const)('the page does not navigate after %s', async (status) => {
  const { answer } = await createReadyMiniProgramLogin({ callbackUrl: '/', navigate });
  await answer({ status });
  expect(navigate).not.toHaveBeenCalled();
});
