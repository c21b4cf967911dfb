import { act, cleanup } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { controlPage } from '../../helpers/control-page.js';
import { mountLogins, pass, showFrames } from '../../helpers/mount-logins.js';
import { createWxLogin, frames, leftovers, nothing, refuse, serve, tags } from '../../helpers/support.js';

const timeout = 5000;
const bothHeard = (...events: string[]) => ({ one: events, two: events });

const listeners = controlPage();
afterEach(cleanup);

async function expectSuccess(script: 'required' | 'preferred') {
  const { heard, unmount } = await mountLogins({ script, timeout });
  expect(tags()).toHaveLength(1);
  await act(async () => serve(undefined, createWxLogin()));
  await showFrames();
  expect(heard).toEqual(bothHeard('ready'));
  unmount();
  expect({ ...leftovers(listeners), tags: 0 }).toEqual(nothing);
}

const failures = [
  { name: 'is blocked, or answers 404', code: 'script_failed', play: async () => refuse() },
  { name: 'is slow beyond the timeout', code: 'script_timeout', play: () => pass(timeout) },
  { name: 'has an empty body', code: 'script_invalid', play: async () => serve() },
  {
    name: 'throws while it runs',
    code: 'script_invalid',
    play: async () => {
      window.dispatchEvent(new ErrorEvent('error', { message: 'Uncaught Error: broken' }));
      serve();
    },
  },
];

describe.each(failures)('when the script $name', ({ code, play }) => {
  test('required: requests it three times, reports the error to every login, and a new mount can succeed', async () => {
    const { heard, unmount } = await mountLogins({ script: 'required', timeout });
    for (const pause of [0, 1000, 2000]) {
      await pass(pause);
      expect(tags()).toHaveLength(1);
      expect(heard).toEqual(bothHeard());
      await act(play);
      expect(tags()).toHaveLength(0);
    }
    expect(heard).toEqual(bothHeard(code));
    expect(frames()).toHaveLength(0);
    unmount();
    expect(leftovers(listeners)).toEqual(nothing);
    await expectSuccess('required');
  });

  test('preferred: shows every QR code without it, and a new mount can succeed', async () => {
    const { heard, unmount } = await mountLogins({ script: 'preferred', timeout });
    expect(tags()).toHaveLength(1);
    await act(play);
    expect(tags()).toHaveLength(0);
    expect(frames()).toHaveLength(2);
    await showFrames();
    expect(heard).toEqual(bothHeard(`ready without the script: ${code}`));
    unmount();
    expect(leftovers(listeners)).toEqual(nothing);
    await expectSuccess('preferred');
  });
});

test.each([
  ['required', 'script_invalid'],
  ['preferred', 'ready without the script: script_invalid'],
] as const)(
  '%s: when WxLogin throws, every login reports "%s", and a new mount can succeed',
  async (script, event) => {
    const { heard, unmount } = await mountLogins({ script, timeout });
    const broken = () => {
      throw new Error('broken');
    };
    await act(async () => serve(undefined, broken));
    await showFrames();
    expect(heard).toEqual(bothHeard(event));
    unmount();
    expect({ ...leftovers(listeners), tags: 0 }).toEqual(nothing);

    vi.stubGlobal('WxLogin', createWxLogin());
    const fresh = await mountLogins({ script, timeout });
    await showFrames();
    expect(fresh.heard).toEqual(bothHeard('ready'));
  },
);

test('required: retries 1 s after the first failure', async () => {
  const { heard, unmount } = await mountLogins({ script: 'required' });
  await act(async () => refuse());
  await pass(999);
  expect(tags()).toHaveLength(0);
  await pass(1);
  expect(tags()).toHaveLength(1);
  await act(async () => serve(undefined, createWxLogin()));
  await showFrames();
  expect(heard).toEqual(bothHeard('ready'));
  unmount();
  expect({ ...leftovers(listeners), tags: 0 }).toEqual(nothing);
});

test('required: retries 2 s after the second failure', async () => {
  const { unmount } = await mountLogins({ script: 'required' });
  await act(async () => refuse());
  await pass(1000);
  await act(async () => refuse());
  await pass(1999);
  expect(tags()).toHaveLength(0);
  await pass(1);
  expect(tags()).toHaveLength(1);
  expect(tags()[0]?.hasAttribute('nonce')).toBe(false);
  unmount();
});

test.each([
  ['required', 'script_failed'],
  ['preferred', 'frame_timeout'],
] as const)(
  '%s: offline causes %s, and refresh() works when the browser is online again',
  async (script, code) => {
    const { heard, refresh, unmount } = await mountLogins({ script, timeout, retries: 0 });
    await act(async () => refuse());
    await pass(timeout);
    expect(heard).toEqual(bothHeard(code));
    expect(leftovers(listeners)).toEqual(nothing);
    await refresh();
    expect(tags()).toHaveLength(1);
    await act(async () => serve(undefined, createWxLogin()));
    await showFrames();
    expect(heard).toEqual(bothHeard(code, 'ready'));
    unmount();
    expect({ ...leftovers(listeners), tags: 0 }).toEqual(nothing);
  },
);

test.each(['required', 'preferred'] as const)(
  '%s: unmounting while the script loads leaves no tag and calls no handler',
  async (script) => {
    const { heard, unmount } = await mountLogins({ script });
    unmount();
    expect(leftovers(listeners)).toEqual(nothing);
    await pass(60_000);
    expect(heard).toEqual(bothHeard());
  },
);

test('a login that is unmounted before the retry leaves nothing and requests nothing', async () => {
  const { heard, unmount } = await mountLogins({ script: 'required' });
  await act(async () => refuse());
  unmount();
  await pass(60_000);
  expect(leftovers(listeners)).toEqual(nothing);
  expect(heard).toEqual(bothHeard());
});
