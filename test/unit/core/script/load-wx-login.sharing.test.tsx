import { act, cleanup } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { loadWxLogin, preloadWxLogin } from '../../../../src/core/index.js';
import { controlPage } from '../../helpers/control-page.js';
import { mountLogins, pass, showFrames } from '../../helpers/mount-logins.js';
import {
  createWxLogin,
  leftovers,
  listAsOver,
  nothing,
  refuse,
  requests,
  SCRIPT_URL,
  serve,
  tags,
} from '../../helpers/support.js';

const OTHER_URL = 'https://cdn.example/wxLogin.js';
const twoAddresses = { wechat: SCRIPT_URL, other: OTHER_URL };
const bothReady = { one: ['ready'], two: ['ready'] };

const listeners = controlPage();
afterEach(cleanup);

describe.each(['required', 'preferred'] as const)('script="%s"', (script) => {
  test('two addresses at once are two tags, each with its own function', async () => {
    const { heard } = await mountLogins({ script }, twoAddresses);
    expect([tags().length, tags(OTHER_URL).length]).toEqual([1, 1]);
    const [first, second] = [createWxLogin(), createWxLogin()];
    await act(async () => serve(SCRIPT_URL, first));
    await act(async () => serve(OTHER_URL, second));
    await showFrames();
    expect([first, second].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
    expect(heard).toEqual({ wechat: ['ready'], other: ['ready'] });
  });

  test('of two addresses one can fail', async () => {
    const { heard } = await mountLogins({ script, retries: 0 }, twoAddresses);
    await act(async () => refuse(OTHER_URL));
    expect([tags().length, tags(OTHER_URL).length]).toEqual([1, 0]);
    await act(async () => serve(undefined, createWxLogin()));
    await showFrames();
    const outcome = script === 'required' ? 'script_failed' : 'ready without the script: script_failed';
    expect(heard).toEqual({ wechat: ['ready'], other: [outcome] });
  });

  test('an empty body at one address is not hidden by the function of another', async () => {
    const { heard } = await mountLogins({ script, retries: 0 }, twoAddresses);
    await act(async () => serve(SCRIPT_URL, createWxLogin()));
    await act(async () => serve(OTHER_URL));
    await showFrames();
    const outcome = script === 'required' ? 'script_invalid' : 'ready without the script: script_invalid';
    expect(heard).toEqual({ wechat: ['ready'], other: [outcome] });
  });

  // Browsers list an address that a script tag has asked for, whatever came of it.
  test('after a failure that the browser lists, the next try also shares one tag', async () => {
    const { heard, refresh } = await mountLogins({ script });
    listAsOver(SCRIPT_URL);
    await act(async () => refuse());
    if (script === 'preferred') await refresh();
    await pass(1000);
    expect(requests()).toHaveLength(1);
    await act(async () => serve(undefined, createWxLogin()));
    await showFrames();
    expect(heard).toEqual(bothReady);
  });

  test('one leaves while the script loads: newcomers still share the tag', async () => {
    const { heard, show } = await mountLogins({ script });
    await show({ two: undefined });
    await show({ two: undefined, three: undefined });
    expect(requests()).toHaveLength(1);
    await act(async () => serve(undefined, createWxLogin()));
    await showFrames();
    expect(heard).toEqual({ one: [], two: ['ready'], three: ['ready'] });
  });

  test('an early preload and the logins share one tag, and unmounting does not stop the preload', async () => {
    preloadWxLogin();
    const { unmount } = await mountLogins({ script });
    expect(tags()).toHaveLength(1);
    unmount();
    expect(tags()).toHaveLength(1);
    const { heard } = await mountLogins({ script });
    await act(async () => serve(undefined, createWxLogin()));
    await showFrames();
    expect(heard).toEqual(bothReady);
  });
});

test('a preload that fails reports nothing and leaves nothing', async () => {
  preloadWxLogin();
  refuse();
  await vi.advanceTimersByTimeAsync(0);
  expect(leftovers(listeners)).toEqual(nothing);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(requests()).toEqual([]);
});

test('a preload asks for the address that it is given, with its nonce', () => {
  preloadWxLogin({ scriptUrl: OTHER_URL, nonce: 'n0' });
  expect([tags().length, tags(OTHER_URL)[0]?.nonce]).toEqual([0, 'n0']);
});

test('loadWxLogin gives the global function, and the nonce stands on the tag', async () => {
  const wxLogin = createWxLogin();
  const loading = loadWxLogin({ nonce: 'n0' });
  expect(tags()[0]?.getAttribute('nonce')).toBe('n0');
  serve(undefined, wxLogin);
  expect(await loading).toBe(wxLogin);
});

test('loadWxLogin with a signal that has already aborted asks for nothing', () => {
  void loadWxLogin({ signal: AbortSignal.abort() });
  expect(leftovers(listeners)).toEqual(nothing);
});
