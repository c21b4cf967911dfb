import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createRef, type ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  WeChatQrLogin,
  type WeChatQrLoginHandle,
  type WeChatQrLoginProps,
} from '../../../src/react/index.js';
import { pass, showFrames } from '../helpers/mount-logins.js';
import { show } from '../helpers/show-login.js';
import { createWxLogin, frames, options, refuse, reset } from '../helpers/support.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  reset();
});

describe('replaced parts', () => {
  test('loading={null} shows nothing', async () => {
    const { box } = await show('loading', { loading: null });
    expect(box.textContent).toBe('');
  });

  test.each(['loading', 'expired', 'error'] as const)('%s can be an element', async (status) => {
    const { box } = await show(status, { [status]: <b>mine</b> });
    expect(box.textContent).toBe('mine');
  });

  test.each(['expired', 'error'] as const)('%s can be a function of error and refresh', async (status) => {
    const part: Extract<WeChatQrLoginProps['error'], (...parts: never[]) => ReactNode> = ({
      error,
      refresh,
    }) => (
      <button type="button" onClick={refresh}>
        {error?.code ?? 'no error'}
      </button>
    );
    const { box } = await show(status, { [status]: part });
    expect(box.textContent).toBe(status === 'error' ? 'callback_lost' : 'no error');
    await act(async () => screen.getByRole('button').click());
    await showFrames();
    expect(box.dataset.status).toBe('ready');
  });
});

describe('the link to WeChat’s full page', () => {
  test.each(['expired', 'refused', 'error'] as const)('is reachable by keyboard after %s', async (status) => {
    const { box } = await show(status);
    // Testing Library advances fake timers only if it finds `jest`.
    const advanceTimersByTime = (ms: number) => vi.advanceTimersByTime(ms);
    vi.stubGlobal('jest', { advanceTimersByTime });
    const user = userEvent.setup({ advanceTimers: advanceTimersByTime });
    await user.tab();
    expect(document.activeElement).toBe(screen.getByRole('button'));
    await user.keyboard('{Enter}');
    // The button is removed, and the focus stays at its place.
    expect(document.activeElement).toBe(box);
    await showFrames();
    expect(box.dataset.status).toBe('ready');
    expect(frames()).toHaveLength(1);
  });

  test('appears after an error, with the state of the attempt', async () => {
    await show('error');
    const { searchParams, hash, origin } = new URL(screen.getByRole<HTMLAnchorElement>('link').href);
    expect(origin).toBe('https://open.weixin.qq.com');
    expect(searchParams.get('state')).toBe('S');
    expect(searchParams.get('redirect_uri')).toBe(`${location.origin}/callback`);
    expect(hash).toBe('#wechat_redirect');
  });

  test('is underlined, also if the page removes underlines', async () => {
    document.head.appendChild(document.createElement('style')).textContent = 'a { text-decoration: none }';
    await show('error');
    expect(getComputedStyle(screen.getByRole('link')).textDecoration).toContain('underline');
  });

  test('does not appear for invalid options, which show the developer’s message', async () => {
    render(<WeChatQrLogin {...options} appid="" onError={() => undefined} />);
    await pass();
    expect(screen.getByRole('alert').textContent).toContain('appid');
    expect([screen.queryByRole('button'), screen.queryByRole('link')]).toEqual([null, null]);
  });
});

test('the ref has status and refresh, and refresh is always the same function', async () => {
  const ref = createRef<WeChatQrLoginHandle>();
  render(<WeChatQrLogin {...options} ref={ref} script="required" retries={0} onError={() => undefined} />);
  expect(ref.current?.status).toBe('idle');
  const refresh = ref.current?.refresh;
  await pass();
  expect(ref.current?.status).toBe('loading');
  await act(async () => refuse());
  expect(ref.current?.status).toBe('error');
  vi.stubGlobal('WxLogin', createWxLogin());
  await act(async () => ref.current?.refresh());
  await showFrames();
  expect(ref.current?.status).toBe('ready');
  expect(ref.current?.refresh).toBe(refresh);
});
