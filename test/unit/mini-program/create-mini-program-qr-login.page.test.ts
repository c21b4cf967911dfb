import { expect, test, vi } from 'vitest';
import { createMiniProgramQrLogin } from '../../../src/mini-program/index.js';
import { catchThrown } from '../helpers/catch-thrown.js';
import { controlPage, pass } from '../helpers/control-page.js';
import {
  createMiniProgramLogin,
  createReadyMiniProgramLogin,
  Server,
} from '../helpers/mini-program-login.js';

controlPage();

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
  // The files of a worker share one window. A later `pageshow` would start this login again.
  login.destroy();
});

test('calls new handlers at once, and uses a new adapter for the next code', async () => {
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
])('a malformed %s causes an error that names it, and no request', async (name, options) => {
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

test('an update with malformed options does not change a login that has ended', async () => {
  const { login, answer, server } = await createReadyMiniProgramLogin();
  await answer({ status: 'authorized', result: 'r' });
  login.update({ adapter: server.adapter, interval: 0 });
  await pass();
  expect(login.getSnapshot().status).toBe('authorized');
});

test('logs an error to the console without a handler', async () => {
  const error = vi.spyOn(console, 'error').mockReturnValue();
  const { login } = createMiniProgramLogin({ onError: undefined, interval: -1 });
  await pass();
  expect(error).toHaveBeenCalledExactlyOnceWith(login.getSnapshot().error);
});
