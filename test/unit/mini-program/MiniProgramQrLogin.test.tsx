import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { createRef, StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  type MiniProgramAdapter,
  type MiniProgramProgress,
  MiniProgramQrLogin,
  type MiniProgramQrLoginHandle,
  type MiniProgramQrLoginProps,
} from '../../../src/mini-program/index.js';
import { pass } from '../helpers/control-page.js';
import { Server } from '../helpers/mini-program-login.js';
import { reset } from '../helpers/support.js';

const PICTURE = 'https://shop.example/qr.png';
let server: Server;
beforeEach(() => {
  vi.useFakeTimers();
  server = new Server();
  server.code = { text: undefined, picture: PICTURE };
});
afterEach(() => {
  cleanup();
  reset();
});

const settle = (ms = 0) => act(() => pass(ms));
function Login(props: Partial<MiniProgramQrLoginProps<string>>) {
  return <MiniProgramQrLogin adapter={server.adapter} lang="en" {...props} />;
}
/** Renders a login whose code is there. */
async function show(props: Partial<MiniProgramQrLoginProps<string>> = {}) {
  const rendered = render(<Login {...props} />);
  await settle();
  server.last('create').resolve(undefined);
  await settle();
  return rendered;
}
async function answer(progress: MiniProgramProgress<string>) {
  await settle(1000);
  server.last('poll').resolve(progress);
  await settle();
}
const box = () => document.querySelector<HTMLElement>('[data-status]');
const code = () => screen.getByRole('img', { name: 'WeChat login QR code' });

describe('what is shown', () => {
  test('the space is reserved before anything is there', async () => {
    render(<Login size={200} />);
    expect(box()?.style).toMatchObject({ width: '200px', gridTemplate: expect.stringContaining('200px') });
    expect(screen.getByRole('status').textContent).toBe('Loading the QR code…');
  });

  test('a picture; it is shown when it has loaded', async () => {
    const onCodeShown = vi.fn();
    await show({ onCodeShown });
    expect(code()).toMatchObject({ src: PICTURE });
    expect(screen.getByRole('status').textContent).toBe('Scan with WeChat to sign in');
    expect(onCodeShown).not.toHaveBeenCalled();
    fireEvent.load(code());
    await settle();
    expect(onCodeShown).toHaveBeenCalledOnce();
  });

  test('a text, drawn in SVG', async () => {
    vi.useRealTimers();
    server.code = { text: 'https://shop.example/m' };
    const onCodeShown = vi.fn();
    render(<Login onCodeShown={onCodeShown} />);
    await vi.waitFor(() => server.last('create').resolve(undefined));
    const svg = await screen.findByRole('img', { name: 'WeChat login QR code' });
    expect([svg.tagName, svg.getAttribute('shape-rendering')]).toEqual(['svg', 'crispEdges']);
    await vi.waitFor(() => expect(onCodeShown).toHaveBeenCalledOnce());
  });

  test('a text that no QR code holds is an error', async () => {
    vi.useRealTimers();
    server.code = { text: 'x'.repeat(5000) };
    const onError = vi.fn();
    render(<Login onError={onError} />);
    await vi.waitFor(() => server.last('create').resolve(undefined));
    await vi.waitFor(() => expect(onError).toHaveBeenCalledOnce());
    expect(onError.mock.calls[0]?.[0]).toMatchObject({ code: 'drawing_failed', cause: expect.any(Error) });
  });

  test('who has scanned it; the code is out of sight, and back when they leave', async () => {
    await show();
    const picture = code();
    await answer({ status: 'scanned', user: { nickname: 'Lin', avatar: 'https://pic.example/1.png' } });
    expect(screen.getByRole('status').textContent).toBe('LinScanned. Confirm on your phone');
    expect(screen.queryByRole('img', { name: 'WeChat login QR code' })).toBeNull();
    const avatar = document.querySelector<HTMLImageElement>('[role=status] img');
    expect(avatar?.src).toBe('https://pic.example/1.png');
    expect(avatar?.getAttribute('referrerpolicy')).toBe('no-referrer');
    await answer({ status: 'ready' });
    expect(code()).toBe(picture);
  });

  test.each<[MiniProgramProgress<string>, string]>([
    [{ status: 'authorized', result: 'r' }, 'Signed in'],
    [{ status: 'refused' }, 'You canceled the loginRefresh QR code'],
    [{ status: 'expired' }, 'The QR code has expiredRefresh QR code'],
    [{ status: 'action_required', payload: 1 }, 'One more stepRefresh QR code'],
  ])('%j', async (progress, text) => {
    await show();
    await answer(progress);
    expect(screen.getByRole('status').textContent).toBe(text);
    expect(screen.queryByRole('img')).toBeNull();
  });

  test('confirming', async () => {
    await show();
    await answer(server.confirming());
    expect(screen.getByRole('status').textContent).toBe('Confirmed. Signing you in…');
  });

  test('in Chinese unless asked otherwise, and in words of your own', async () => {
    const { rerender } = await show({ lang: undefined });
    expect(screen.getByRole('status')).toMatchObject({ textContent: '使用微信扫一扫登录', lang: 'zh-CN' });
    rerender(<Login labels={{ ready: 'Scan me' }} />);
    expect(screen.getByRole('status')).toMatchObject({ textContent: 'Scan me', lang: '' });
  });

  test('parts of your own', async () => {
    await show({
      ready: null,
      actionRequired: ({ payload, refresh }) => (
        <button type="button" onClick={refresh}>
          bind {`${payload}`}
        </button>
      ),
    });
    expect(screen.getByRole('status').textContent).toBe('');
    await answer({ status: 'action_required', payload: 'phone' });
    fireEvent.click(screen.getByRole('button', { name: 'bind phone' }));
    await settle();
    expect(server.of('create').length).toBe(2);
  });

  test('a logo, the server’s or your own', async () => {
    server.code = { ...server.code, logo: '/theirs.png' };
    const { rerender } = await show();
    expect(document.querySelector('img[src="/theirs.png"]')).toBeNull();
    fireEvent.load(code());
    expect(document.querySelector('img[src="/theirs.png"]')).not.toBeNull();
    rerender(<Login logo="/ours.png" />);
    expect(document.querySelector('img[src="/ours.png"]')).not.toBeNull();
  });
});

describe('ways on', () => {
  test('Refresh asks for a new code; the keyboard stays in the box', async () => {
    await show();
    await answer({ status: 'expired' });
    const button = screen.getByRole('button', { name: 'Refresh QR code' });
    button.focus();
    fireEvent.click(button);
    await settle();
    expect(document.activeElement).toBe(box());
    expect([box()?.dataset.status, server.of('create').length]).toEqual(['loading', 2]);
  });

  test('an error is an alert, with Retry', async () => {
    const onError = vi.fn();
    render(<Login onError={onError} />);
    await settle();
    server.last('create').reject(new TypeError('Failed to fetch'));
    await settle();
    expect(screen.getByRole('alert').textContent).toBe("The QR code can't be loaded right nowTry again");
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await settle();
    server.last('create').resolve(undefined);
    await settle();
    expect(code()).toBeDefined();
  });

  test('the live region stays while its text changes', async () => {
    await show();
    const region = screen.getByRole('status');
    await answer({ status: 'scanned' });
    await answer({ status: 'refused' });
    expect(screen.getByRole('status')).toBe(region);
  });

  test('a new code that looks like the old one is shown, too', async () => {
    const onCodeShown = vi.fn();
    // It answers before React has drawn that there is no code.
    const adapter: MiniProgramAdapter<string> = async () => ({
      text: 'https://shop.example/m',
      expiresIn: 60_000,
      poll: () => new Promise(() => {}),
    });
    render(<Login adapter={adapter} autoRefresh={1} onCodeShown={onCodeShown} />);
    for (const ms of [500, 60_000]) await settle(ms);
    expect(onCodeShown).toHaveBeenCalledTimes(2);
  });

  test('a picture that hangs is an error, too', async () => {
    vi.spyOn(console, 'warn').mockReturnValue();
    const onError = vi.fn();
    await show({ timeout: 5000, onError });
    await settle(5000);
    expect(onError.mock.calls[0]?.[0]).toMatchObject({ code: 'picture_failed' });
  });

  test('a drawing that hangs is one of its own', async () => {
    vi.doMock('../../../src/mini-program/draw-qr-code.js', () => new Promise(() => {}));
    const onError = vi.fn();
    server.code = {};
    await show({ timeout: 5000, onError });
    await settle(5000);
    expect(onError.mock.calls[0]?.[0]).toMatchObject({ code: 'drawing_failed' });
    vi.doUnmock('../../../src/mini-program/draw-qr-code.js');
  });

  test('a ref holds status and refresh', async () => {
    const handle = createRef<MiniProgramQrLoginHandle>();
    render(<MiniProgramQrLogin ref={handle} adapter={server.adapter} />);
    await settle();
    server.last('create').resolve(undefined);
    await settle();
    expect(handle.current?.status).toBe('ready');
    act(() => handle.current?.refresh());
    await settle();
    expect(server.of('create').length).toBe(2);
  });
});

describe('React', () => {
  test('StrictMode, re-renders, inline callbacks and adapters cost no second code', async () => {
    const again = () => (
      <StrictMode>
        <Login adapter={(signal) => server.adapter(signal)} onScanned={() => undefined} />
      </StrictMode>
    );
    const { rerender } = render(again());
    await settle();
    server.last('create').resolve(undefined);
    await settle();
    for (let times = 0; times < 20; times++) rerender(again());
    await settle(500);
    expect([server.of('create').length, server.of('poll').length]).toEqual([1, 1]);
  });

  test('the handler of the latest render is the one that hears', async () => {
    const [first, latest] = [vi.fn(), vi.fn()];
    const { rerender } = await show({ onRefused: first });
    rerender(<Login onRefused={latest} />);
    await answer({ status: 'refused' });
    expect([first.mock.calls.length, latest.mock.calls.length]).toEqual([0, 1]);
  });

  test('enabled={false} asks for nothing, and ends what runs', async () => {
    const { rerender } = render(<Login enabled={false} />);
    await settle(1000);
    expect([server.requests.length, box()?.dataset.status, box()?.textContent]).toEqual([0, 'idle', '']);
    rerender(<Login />);
    await settle();
    server.last('create').resolve(undefined);
    await settle();
    rerender(<Login enabled={false} />);
    await settle();
    expect([server.open, box()?.dataset.status]).toEqual([[], 'idle']);
  });
});
