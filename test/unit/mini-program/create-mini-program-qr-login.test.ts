import { expect, test } from 'vitest';
import { controlPage, pass } from '../helpers/control-page.js';
import {
  createMiniProgramLogin,
  createReadyMiniProgramLogin,
  leftovers,
  nothing,
} from '../helpers/mini-program-login.js';

const listeners = controlPage();
const left = () => leftovers(listeners);

test('with enabled: false the login waits until the option changes', async () => {
  const { login, server } = createMiniProgramLogin({ enabled: false });
  await pass(1000);
  expect([login.getSnapshot().status, server.requests.length]).toEqual(['idle', 0]);
  expect(left()).toEqual(nothing);
  login.update({ adapter: server.adapter });
  await pass();
  expect([login.getSnapshot().status, server.requests.length]).toEqual(['loading', 1]);
});

test('requests one code, which can be scanned as soon as it arrives', async () => {
  const { login, server, heard } = createMiniProgramLogin();
  await pass();
  expect([login.getSnapshot().status, server.requests.length]).toEqual(['loading', 1]);
  server.last('create').resolve(undefined);
  await pass();
  expect(login.getSnapshot()).toMatchObject({
    status: 'ready',
    code: { text: 'https://shop.example/m?token=t' },
  });
  expect(heard).toEqual(['idle > loading', 'loading > ready']);
});

test('codeShown calls onCodeShown once', async () => {
  const { login, heard } = await createReadyMiniProgramLogin();
  login.codeShown();
  login.codeShown();
  await pass();
  expect(heard).toEqual(['shown']);
});

test('codeFailed ends the login with an error', async () => {
  const { login, server, heard } = await createReadyMiniProgramLogin();
  const { MiniProgramLoginError } = await import('../../../src/mini-program/index.js');
  login.codeFailed(new MiniProgramLoginError('picture_failed'));
  await pass();
  expect(heard).toEqual(['ready > error', 'picture_failed']);
  expect(server.open).toEqual([]);
  expect(left()).toEqual(nothing);
});

test.each([
  ['no network', new TypeError('Failed to fetch')],
  ['an HTTP error', new Response(null, { status: 500 })],
])('%s ends the login with create_failed and its cause', async (_, cause) => {
  const { login, server, heard } = createMiniProgramLogin();
  await pass();
  server.last('create').reject(cause);
  await pass();
  expect(heard).toEqual(['idle > loading', 'loading > error', 'create_failed']);
  expect(login.getSnapshot().error?.cause).toBe(cause);
});

test('a server that does not answer ends the login with create_failed after the timeout', async () => {
  const { login, server } = createMiniProgramLogin({ timeout: 3000 });
  await pass(2999);
  expect(login.getSnapshot().status).toBe('loading');
  await pass(1);
  expect(login.getSnapshot().error?.code).toBe('create_failed');
  expect(server.open).toEqual([]);
});

test.each([
  ['without picture and text', { text: undefined }],
  ['without a lifetime', { expiresIn: Number.NaN }],
])('a code %s ends the login with create_failed', async (_, code) => {
  const { login, server } = await createReadyMiniProgramLogin({}, code);
  expect(login.getSnapshot().error?.code).toBe('create_failed');
  expect(server.of('poll')).toEqual([]);
});
