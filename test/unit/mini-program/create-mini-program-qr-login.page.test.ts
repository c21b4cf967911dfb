import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createMiniProgramQrLogin } from '../../../src/mini-program/index.js';
import { controlPage, pass } from '../helpers/control-page.js';
import {
  createMiniProgramLogin,
  createReadyMiniProgramLogin,
  leftovers,
  nothing,
  Server,
} from '../helpers/mini-program-login.js';

const listeners = controlPage();
const left = () => leftovers(listeners);

/** Waits for what a microtask's function returns, as the browser does that reports what it throws. */
function catchThrown(): unknown[] {
  const thrown: unknown[] = [];
  vi.stubGlobal('queueMicrotask', (task: () => unknown) =>
    Promise.resolve()
      .then(task)
      .catch((error) => thrown.push(error)),
  );
  return thrown;
}

describe('refresh and destroy', () => {
  test('refresh aborts the poll, and a late answer about the old code is dropped', async () => {
    const { login, server, heard } = await createReadyMiniProgramLogin();
    const late = server.last('poll');
    login.refresh();
    await pass();
    expect(late.signal.aborted).toBe(true);
    late.resolve({ status: 'authorized', result: 'old' });
    await pass();
    expect(heard).toEqual(['ready > loading']);
    server.last('create').resolve(undefined);
    await pass();
    expect(login.getSnapshot().status).toBe('ready');
    expect(server.open.map(({ kind }) => kind)).toEqual(['poll']);
  });

  test('refresh drops a code that comes late', async () => {
    const { login, server } = createMiniProgramLogin();
    await pass();
    const late = server.last('create');
    login.refresh();
    await pass();
    late.resolve(undefined);
    await pass();
    expect([login.getSnapshot().status, server.of('create').length]).toEqual(['loading', 2]);
  });

  test('refresh drops an exchange that comes late', async () => {
    const { login, server, heard, answer } = await createReadyMiniProgramLogin();
    await answer(server.confirming());
    const late = server.last('exchange');
    login.refresh();
    late.resolve({ status: 'authorized', result: 'old' });
    await pass();
    expect(heard).toEqual(['ready > confirming', 'confirming > loading']);
  });

  test.each(['refused', 'expired'] as const)('after %s a new code can be had', async (status) => {
    const { login, server, answer } = await createReadyMiniProgramLogin();
    await answer({ status });
    login.refresh();
    await pass();
    server.last('create').resolve(undefined);
    await pass();
    expect(login.getSnapshot().status).toBe('ready');
  });

  test('refreshing twice in one task costs one code', async () => {
    const { login, server } = await createReadyMiniProgramLogin();
    login.refresh();
    login.refresh();
    await pass();
    expect(server.of('create').length).toBe(2);
  });

  test('destroy ends everything, calls no handler, and nothing starts again', async () => {
    const { login, server, heard } = await createReadyMiniProgramLogin();
    login.destroy();
    login.refresh();
    await pass(300_000);
    expect([heard, server.open, server.requests.length]).toEqual([[], [], 2]);
    expect(left()).toEqual(nothing);
  });

  test('a login that is destroyed in onStatusChange calls no other handler', async () => {
    const { login, heard, answer } = await createReadyMiniProgramLogin({
      onStatusChange: (status) => status === 'authorized' && login.destroy(),
    });
    await answer({ status: 'authorized', result: 'r' });
    expect([login.getSnapshot().status, heard]).toEqual(['authorized', []]);
  });

  test('a login that is destroyed in the task that created it asks for nothing', async () => {
    const { login, server } = createMiniProgramLogin();
    login.destroy();
    await pass();
    expect(server.requests).toEqual([]);
  });
});

describe('the page around it', () => {
  test('a handler that throws does not stop the login', async () => {
    const thrown = catchThrown();
    const { login, answer } = await createReadyMiniProgramLogin({
      onScanned() {
        throw new Error('the page');
      },
    });
    await answer({ status: 'scanned' });
    await pass(1000);
    await answer({ status: 'ready' });
    expect([login.getSnapshot().status, thrown.length]).toEqual(['ready', 1]);
  });

  test('a subscriber that throws does not stop the login, either', async () => {
    const thrown = catchThrown();
    const onAuthorized = vi.fn();
    const server = new Server();
    const login = createMiniProgramQrLogin({ adapter: server.adapter, onAuthorized });
    login.subscribe(() => {
      throw new Error('the page');
    });
    await pass();
    server.last('create').resolve(undefined);
    await pass();
    server.last('poll').resolve({ status: 'authorized', result: 'r' });
    await pass();
    expect(onAuthorized).toHaveBeenCalledExactlyOnceWith({ result: 'r', user: undefined });
    expect([login.getSnapshot().status, thrown.length]).toEqual(['authorized', 3]);
  });

  test('new handlers are called at once, a new adapter with the next code', async () => {
    const { login, server, heard, answer } = await createReadyMiniProgramLogin();
    const adapter = vi.fn(server.adapter);
    const onRefused = vi.fn();
    login.update({ adapter, onRefused });
    await answer({ status: 'refused' });
    expect([onRefused.mock.calls.length, heard, adapter.mock.calls.length]).toEqual([1, [], 0]);
    login.refresh();
    await pass();
    expect(adapter).toHaveBeenCalledOnce();
  });

  test.each([
    ['adapter', { adapter: undefined }],
    ['interval', { interval: 0 }],
    ['interval', { interval: Number.NaN }],
    ['timeout', { timeout: 1e9 }],
    ['callbackUrl', { callbackUrl: 'javascript:alert(1)' }],
    ['callbackUrl', { callbackUrl: 'data:text/html,x' }],
    ['callbackUrl', { callbackUrl: 'http://' }],
  ])('a malformed %s is named in the error, and nothing is asked for', async (name, options) => {
    const { login, server, heard } = createMiniProgramLogin(options as object);
    await pass();
    expect(heard).toEqual(['idle > error', 'invalid_options']);
    expect(login.getSnapshot().error?.message).toContain(name);
    expect(server.requests).toEqual([]);
  });

  test.each([
    ['callbackUrl', { callbackUrl: 'javascript:alert(1)' }],
    ['interval', { interval: Number.NaN }],
    ['timeout', { timeout: Number.POSITIVE_INFINITY }],
  ])('an update with a malformed %s ends the login', async (name, options) => {
    const { login, server, heard } = await createReadyMiniProgramLogin();
    login.update({ adapter: server.adapter, onError: ({ code }) => heard.push(code), ...options });
    await pass(60_000);
    expect([heard, login.getSnapshot().error?.message]).toEqual([
      ['invalid_options'],
      expect.stringContaining(name),
    ]);
    expect([server.of('poll').length, server.open]).toEqual([1, []]);
  });

  test('an update with malformed options leaves a login that is over as it is', async () => {
    const { login, answer, server } = await createReadyMiniProgramLogin();
    await answer({ status: 'authorized', result: 'r' });
    login.update({ adapter: server.adapter, interval: 0 });
    await pass();
    expect(login.getSnapshot().status).toBe('authorized');
  });

  test('without a handler an error is written to the console', async () => {
    const error = vi.spyOn(console, 'error').mockReturnValue();
    const { login } = createMiniProgramLogin({ onError: undefined, interval: -1 });
    await pass();
    expect(error).toHaveBeenCalledExactlyOnceWith(login.getSnapshot().error);
  });
});

describe('callbackUrl', () => {
  const navigate = vi.fn();
  beforeEach(() => {
    navigate.mockClear();
  });

  test('is where the page goes after success, with nothing added to the address', async () => {
    const { answer } = await createReadyMiniProgramLogin({ callbackUrl: '/account?tab=1#top', navigate });
    await answer({ status: 'authorized', result: 'secret', user: { nickname: 'Lin' } });
    expect(navigate).toHaveBeenCalledExactlyOnceWith('/account?tab=1#top');
  });

  test('waits for the promise of onAuthorized', async () => {
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

  test('is not used if the promise of onAuthorized is rejected', async () => {
    const thrown = catchThrown();
    const { answer } = await createReadyMiniProgramLogin({
      callbackUrl: '/',
      navigate,
      onAuthorized: () => Promise.reject(new Error('no session')),
    });
    await answer({ status: 'authorized', result: 'r' });
    expect([navigate.mock.calls.length, `${thrown}`]).toEqual([0, 'Error: no session']);
  });

  test.each(['refused', 'expired'] as const)('is not used after %s', async (status) => {
    const { answer } = await createReadyMiniProgramLogin({ callbackUrl: '/', navigate });
    await answer({ status });
    expect(navigate).not.toHaveBeenCalled();
  });
});
