import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createQrLogin, type QrLogin } from '../../../src/core/index.js';
import { controlPage, pass } from '../helpers/control-page.js';
import { arrive, createLogin } from '../helpers/login.js';
import {
  createWxLogin,
  frameAt,
  frames,
  leftovers,
  nothing,
  options,
  refuse,
  say,
} from '../helpers/support.js';

const listeners = controlPage();

describe('a handler that throws', () => {
  const handlers = ['onStatusChange', 'onLoad', 'onMount', 'onReady', 'onExpired', 'onError'] as const;
  let uncaught: unknown[];
  let others: NodeJS.UncaughtExceptionListener[];
  const keep = (error: unknown) => {
    uncaught.push(error);
  };
  beforeEach(() => {
    uncaught = [];
    others = process.listeners('uncaughtException');
    process.removeAllListeners('uncaughtException');
    process.on('uncaughtException', keep);
  });
  afterEach(() => {
    process.off('uncaughtException', keep);
    for (const other of others) process.on('uncaughtException', other);
  });

  test('does not stop the login, and causes an uncaught error', async () => {
    const mistake = new Error('a mistake of the page');
    const broken = () => {
      throw mistake;
    };
    const throwing = Object.fromEntries(handlers.map((name) => [name, broken]));
    const { login } = createLogin({ ...throwing, expiresIn: 1000 });
    await arrive();
    say(frameAt());
    expect(login.getSnapshot().status).toBe('ready');
    await pass(1000);
    expect(login.getSnapshot().status).toBe('expired');
    login.update({ ...options, ...throwing, appid: '' });
    await pass();
    expect(login.getSnapshot().status).toBe('error');
    expect(new Set(uncaught)).toEqual(new Set([mistake]));
    // Five changes of the status, and one call of each of the other five handlers.
    expect(uncaught).toHaveLength(10);
    login.destroy();
  });
});

test('a second error in a row is reported', async () => {
  const { login, heard } = createLogin({ appid: '' });
  await pass();
  login.refresh();
  await pass();
  expect(heard).toEqual(['idle > error', 'invalid_options', 'error > error', 'invalid_options']);
});

describe('destroy()', () => {
  test('cancels pending events', async () => {
    const { login, heard } = createLogin();
    await arrive();
    heard.length = 0;
    say(frameAt());
    expect(login.getSnapshot().status).toBe('ready');
    login.destroy();
    await pass();
    expect(heard).toEqual([]);
  });

  test('is final: refresh() and update() start no login', async () => {
    const { login, options: before } = createLogin({ script: 'none' });
    login.destroy();
    login.refresh();
    login.update({ ...before, appid: 'wx2' });
    await pass();
    expect(frames()).toHaveLength(0);
    expect(leftovers(listeners)).toEqual(nothing);
  });

  test('removes everything, and calls no handler', async () => {
    const { login, heard } = createLogin({ expiresIn: 1000, autoRefresh: true });
    await arrive();
    const frame = frameAt();
    say(frame);
    await pass();
    heard.length = 0;
    login.destroy();
    expect({ ...leftovers(listeners), tags: 0 }).toEqual(nothing);
    login.refresh();
    login.update({ ...options, appid: '' });
    say(frame);
    await pass(60_000);
    expect(heard).toEqual([]);
    expect(frames()).toHaveLength(0);
  });

  test('calls no handler right after an error', async () => {
    const error = vi.spyOn(console, 'error').mockReturnValue();
    const { login, heard } = createLogin({ script: 'required', retries: 0 });
    await pass();
    heard.length = 0;
    refuse();
    login.destroy();
    await pass();
    expect(heard).toEqual([]);
    expect(error).not.toHaveBeenCalled();
  });

  test('requests nothing if it is called at once', async () => {
    const { login, heard } = createLogin();
    login.destroy();
    await pass();
    expect(heard).toEqual([]);
    expect(leftovers(listeners)).toEqual(nothing);
  });

  test.each(['onStatusChange', 'onLoad', 'onMount', 'onReady', 'onExpired', 'onError'])(
    'inside %s leaves nothing',
    async (name) => {
      vi.stubGlobal('WxLogin', name === 'onStatusChange' ? undefined : createWxLogin());
      let login: QrLogin | undefined;
      const handler = vi.fn(() => login?.destroy());
      const container = document.body.appendChild(document.createElement('div'));
      login = createQrLogin(container, { ...options, expiresIn: 1, timeout: 1000, [name]: handler });
      await pass();
      if (name !== 'onError') for (const frame of frames()) say(frame);
      await pass(1000);
      expect(handler).toHaveBeenCalledOnce();
      expect(leftovers(listeners)).toEqual(nothing);
    },
  );
});

test('refresh() right after a failure starts a new login', async () => {
  const { login, heard } = createLogin({ script: 'required', retries: 0 });
  await pass();
  refuse();
  login.refresh();
  await arrive();
  say(frameAt());
  expect(login.getSnapshot().status).toBe('ready');
  expect(heard).not.toContain('script_failed');
});
