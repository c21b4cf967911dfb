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
  test('two addresses at once load two tags, each with its own function', async () => {
    const { heard } = await mountLogins({ script }, twoAddresses);
    expect([tags().length, tags(OTHER_URL).length]).toEqual([1, 1]);
    const [first, second] = [createWxLogin(), createWxLogin()];
    await act(async () => serve(SCRIPT_URL, first));
    await act(async () => serve(OTHER_URL, second));
    await showFrames();
    expect([first, second].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
    expect(heard).toEqual({ wechat: ['ready'], other: ['ready'] });
  });

  test('the failure of one address does not affect another', async () => {
    const { heard } = await mountLogins({ script, retries: 0 }, twoAddresses);
    await act(async () => refuse(OTHER_URL));
    expect([tags().length, tags(OTHER_URL).length]).toEqual([1, 0]);
    await act(async () => serve(undefined, createWxLogin()));
    await showFrames();
    const outcome = script === 'required' ? 'script_failed' : 'ready without the script: script_failed';
    expect(heard).toEqual({ wechat: ['ready'], other: [outcome] });
  });

  test('an empty body at one address is a failure, even if another address has defined the function', async () => {
    const { heard } = await mountLogins({ script, retries: 0 }, twoAddresses);
    await act(async () => serve(SCRIPT_URL, createWxLogin()));
    await act(async () => serve(OTHER_URL));
    await showFrames();
    const outcome = script === 'required' ? 'script_invalid' : 'ready without the script: script_invalid';
    expect(heard).toEqual({ wechat: ['ready'], other: [outcome] });
  });

  // The browser's resource timing lists a requested script, even if the request failed.
  test('all logins share one tag after a failed request that the browser still lists', async () => {
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

  test('new logins share the tag if another one unmounts while the script loads', async () => {
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

test('a preload that fails reports no error, and leaves no tag', async () => {
  preloadWxLogin();
  refuse();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(leftovers(listeners)).toEqual(nothing);
});

test('a preload loads the given address with the given nonce', () => {
  preloadWxLogin({ scriptUrl: OTHER_URL, nonce: 'n0' });
  expect([tags().length, tags(OTHER_URL)[0]?.nonce]).toEqual([0, 'n0']);
});

test('loadWxLogin resolves with the global function, and the tag has the nonce', async () => {
  const wxLogin = createWxLogin();
  const loading = loadWxLogin({ nonce: 'n0' });
  expect(tags()[0]?.getAttribute('nonce')).toBe('n0');
  serve(undefined, wxLogin);
  expect(await loading).toBe(wxLogin);
});

test('loadWxLogin with an aborted signal requests nothing', () => {
  void loadWxLogin({ signal: AbortSignal.abort() });
  expect(leftovers(listeners)).toEqual(nothing);
});
