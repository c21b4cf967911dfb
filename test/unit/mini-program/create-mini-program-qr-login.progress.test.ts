import { expect, test } from 'vitest';
import type { MiniProgramProgress } from '../../../src/mini-program/index.js';
import { controlPage, pass } from '../helpers/control-page.js';
import { createReadyMiniProgramLogin, leftovers, nothing } from '../helpers/mini-program-login.js';

const listeners = controlPage();
const left = () => leftovers(listeners);

const user = { nickname: 'Lin', avatar: 'https://pic.example/1.png' };

test('scanned reports the user, and keeps the code, which can be scanned again', async () => {
  const { login, heard, answer } = await createReadyMiniProgramLogin();
  await answer({ status: 'scanned', user });
  expect(login.getSnapshot()).toMatchObject({
    status: 'scanned',
    user,
    code: { text: expect.any(String) },
  });
  await pass(1000);
  await answer({ status: 'scanned', user });
  expect(heard).toEqual(['ready > scanned', 'scanned Lin']);
});

test('shows another account in the same status at once', async () => {
  const { login, answer } = await createReadyMiniProgramLogin();
  await answer({ status: 'scanned', user });
  await pass(1000);
  await answer({ status: 'scanned', user: { nickname: 'Wu' } });
  expect(login.getSnapshot().user?.nickname).toBe('Wu');
});

test('scanned changes back to ready, without the user', async () => {
  const { login, heard, answer } = await createReadyMiniProgramLogin();
  await answer({ status: 'scanned', user });
  await pass(1000);
  await answer({ status: 'ready' });
  expect(login.getSnapshot()).toMatchObject({ status: 'ready', code: { text: expect.any(String) } });
  expect(login.getSnapshot().user).toBeUndefined();
  await pass(1000);
  await answer({ status: 'scanned' });
  expect(heard).toEqual(['ready > scanned', 'scanned Lin', 'scanned > ready', 'ready > scanned', 'scanned']);
});

test('a login is authorized even if no answer was scanned', async () => {
  const { login, server, heard, answer } = await createReadyMiniProgramLogin();
  await answer({ status: 'authorized', result: 'token', user });
  expect(heard).toEqual(['ready > authorized', 'authorized token']);
  expect(login.getSnapshot().user).toEqual(user);
  expect([server.open, left()]).toEqual([[], nothing]);
});

test('the status is confirming while the result is fetched, without polls, and also after the expiry', async () => {
  const { login, server, heard, answer } = await createReadyMiniProgramLogin({ timeout: 200_000 });
  await answer(server.confirming());
  expect(login.getSnapshot().status).toBe('confirming');
  await pass(150_000);
  expect([login.getSnapshot().status, server.of('poll').length]).toEqual(['confirming', 1]);
  server.last('exchange').resolve({ status: 'authorized', result: 'session' });
  await pass();
  expect(heard).toEqual(['ready > confirming', 'confirming > authorized', 'authorized session']);
  expect(left()).toEqual(nothing);
});

test('the exchange can end in action_required', async () => {
  const { server, heard, answer } = await createReadyMiniProgramLogin();
  await answer(server.confirming());
  server.last('exchange').resolve({ status: 'action_required', payload: 'mfa' });
  await pass();
  expect(heard).toEqual(['ready > confirming', 'confirming > action_required', 'action mfa']);
});

test('an exchange that hangs ends the login with exchange_failed', async () => {
  const { server, heard, answer } = await createReadyMiniProgramLogin({ timeout: 5000 });
  await answer(server.confirming());
  await pass(5000);
  expect(heard.at(-1)).toBe('exchange_failed');
  expect(server.open).toEqual([]);
});

test.each<[string, MiniProgramProgress<string>, string]>([
  ['refused', { status: 'refused' }, 'refused'],
  ['expired', { status: 'expired' }, 'expired'],
  ['action_required', { status: 'action_required', payload: 'mfa' }, 'action mfa'],
])('reports %s once, and ends all requests', async (status, progress, event) => {
  const { login, server, heard, answer } = await createReadyMiniProgramLogin();
  await answer(progress);
  await pass(300_000);
  expect(heard).toEqual([`ready > ${status}`, event]);
  expect([login.getSnapshot().status, server.of('poll').length, server.of('create').length]).toEqual([
    status,
    1,
    1,
  ]);
  expect(left()).toEqual(nothing);
});

test('an unknown status ends the login with an error', async () => {
  const { login, answer } = await createReadyMiniProgramLogin();
  await answer(JSON.parse('{ "status": "paused" }'));
  expect(login.getSnapshot().error).toMatchObject({
    code: 'server_error',
    message: expect.stringContaining('paused'),
  });
});

test.each(['scanned', 'authorized'] as const)('reports %s if the user is null', async (status) => {
  const { heard, answer } = await createReadyMiniProgramLogin();
  await answer({ status, user: null, result: 'r' } as unknown as MiniProgramProgress<string>);
  expect(heard[0]).toBe(`ready > ${status}`);
});

test('an adapter that returns undefined ends the login with an error', async () => {
  const { heard, answer } = await createReadyMiniProgramLogin();
  await answer(undefined as unknown as MiniProgramProgress<string>);
  expect(heard).toEqual(['ready > error', 'server_error']);
});
