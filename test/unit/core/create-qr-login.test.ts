import { describe, expect, test, vi } from 'vitest';
import { createQrLogin, verifyState } from '../../../src/core/index.js';
import { controlPage, pass } from '../helpers/control-page.js';
import { arrive, createLogin, getState, untilMounted } from '../helpers/login.js';
import { createWxLogin, frameAt, leftovers, nothing, options, say, serve } from '../helpers/support.js';

const listeners = controlPage();

describe('the order of statuses and events', () => {
  test('is loading, mounting, ready with the script', async () => {
    const { login, heard } = createLogin();
    expect(login.getSnapshot().status).toBe('idle');
    await arrive();
    expect(heard).toEqual(untilMounted);
    say(frameAt());
    await pass();
    expect(heard).toEqual([...untilMounted, 'mounting > ready', 'ready confirmed']);
    expect(login.getSnapshot().status).toBe('ready');
  });

  test('is the same without the script, except for onLoad', async () => {
    const { heard } = createLogin({ script: 'none' });
    await pass();
    say(frameAt());
    await pass();
    const steps = untilMounted.filter((step) => step !== 'load');
    expect(heard).toEqual([...steps, 'mounting > ready', 'ready confirmed direct']);
  });

  test('is empty while the login is not enabled', async () => {
    const { login, heard } = createLogin({ enabled: false });
    await pass(60_000);
    expect([login.getSnapshot().status, heard]).toEqual(['idle', []]);
    expect(leftovers(listeners)).toEqual(nothing);
  });
});

test('creates and remembers a state, unless the state option is set', async () => {
  const { login } = createLogin();
  await pass();
  expect(getState(login)).toMatch(/^\d+$/);
  expect(verifyState(getState(login) ?? '')).toBe(true);
  const { login: given } = createLogin({ state: 'mine' });
  await pass();
  expect(getState(given)).toBe('mine');
});

test('logs an error to the console once without onError', async () => {
  const error = vi.spyOn(console, 'error').mockReturnValue();
  const { login } = createLogin({ appid: '', onError: undefined });
  await pass();
  expect(error.mock.calls).toEqual([[login.getSnapshot().error]]);
  createLogin({ appid: '' });
  await pass();
  expect(error).toHaveBeenCalledOnce();
});

test('the script gets a new object for each frame, and its onCleanup is called when the frame is removed', async () => {
  const { login } = createLogin({ state: 'S' });
  const wxLogin = await arrive();
  login.refresh();
  await pass();
  const [first, second] = wxLogin.mock.calls.map(([request]) => request);
  expect(first).not.toBe(second);
  expect(first).toEqual(second);

  const onCleanup = vi.fn();
  vi.stubGlobal('WxLogin', (request: Parameters<typeof wxLogin>[0]) => {
    wxLogin(request);
    request.onCleanup = onCleanup;
  });
  login.refresh();
  await pass();
  expect(onCleanup).not.toHaveBeenCalled();
  login.destroy();
  expect(onCleanup).toHaveBeenCalledOnce();
});

test('ignores messages of other frames and of old frames', async () => {
  const { login, heard } = createLogin();
  await arrive();
  const old = frameAt();
  login.refresh();
  await pass();
  heard.length = 0;
  say(old);
  old.dispatchEvent(new Event('load'));
  await pass(1000);
  expect(heard).toEqual([]);
});

test('a login without handlers becomes authorized', async () => {
  vi.stubGlobal('WxLogin', createWxLogin());
  const container = document.body.appendChild(document.createElement('div'));
  const login = createQrLogin(container, options);
  await pass();
  serve();
  say(frameAt());
  expect(login.getSnapshot().status).toBe('ready');
});
