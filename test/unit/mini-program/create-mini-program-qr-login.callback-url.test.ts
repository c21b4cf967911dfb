import { beforeEach, expect, test, vi } from 'vitest';
import { catchThrown } from '../helpers/catch-thrown.js';
import { controlPage, pass } from '../helpers/control-page.js';
import { createReadyMiniProgramLogin } from '../helpers/mini-program-login.js';

controlPage();

const navigate = vi.fn();
beforeEach(() => {
  navigate.mockClear();
});

test('the page goes to callbackUrl after success, with nothing added to the address', async () => {
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
  // The handler may have taken the login off the page.
  login.destroy();
  finish();
  await pass();
  expect(navigate).toHaveBeenCalledOnce();
});

test('the page stays if the promise of onAuthorized is rejected', async () => {
  const thrown = catchThrown();
  const { answer } = await createReadyMiniProgramLogin({
    callbackUrl: '/',
    navigate,
    onAuthorized: () => Promise.reject(new Error('no session')),
  });
  await answer({ status: 'authorized', result: 'r' });
  expect([navigate.mock.calls.length, `${thrown}`]).toEqual([0, 'Error: no session']);
});

test.each(['refused', 'expired'] as const)('the page stays after %s', async (status) => {
  const { answer } = await createReadyMiniProgramLogin({ callbackUrl: '/', navigate });
  await answer({ status });
  expect(navigate).not.toHaveBeenCalled();
});
