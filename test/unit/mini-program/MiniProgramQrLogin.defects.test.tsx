import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { MiniProgramQrLogin } from '../../../src/mini-program/index.js';
import { controlPage, pass } from '../helpers/control-page.js';
import { createReadyMiniProgramLogin, Server } from '../helpers/mini-program-login.js';

/** What is known to go wrong in another package of this kind, one test each, and how it goes here. */

const listeners = controlPage();
afterEach(cleanup);

/** A component whose code is there, as a picture. */
async function show(onError?: () => void) {
  const server = new Server();
  server.code = { text: undefined, picture: '/qr.png' };
  const rendered = render(<MiniProgramQrLogin lang="en" adapter={server.adapter} onError={onError} />);
  await act(() => pass());
  server.last('create').resolve(undefined);
  await act(() => pass());
  return { server, ...rendered };
}

describe('defects that are not ours', () => {
  test('1. polls are slower than the interval: one at a time, and success once', async () => {
    const onAuthorized = vi.fn();
    const { server } = await createReadyMiniProgramLogin({ interval: 100, onAuthorized });
    await pass(2000);
    expect(server.of('poll').length).toBe(1);
    server.last('poll').resolve({ status: 'authorized', result: 'r' });
    await pass(2000);
    expect([onAuthorized.mock.calls.length, server.of('poll').length]).toEqual([1, 1]);
  });

  test('2. the element is gone: so is the polling', async () => {
    const { server, unmount } = await show();
    unmount();
    await pass(60_000);
    expect([server.open, server.of('poll').length, vi.getTimerCount(), listeners()]).toEqual([[], 1, 0, []]);
  });

  test('3. a failed poll is followed by another, and the login goes on', async () => {
    vi.spyOn(console, 'warn').mockReturnValue();
    const { server } = await show();
    server.last('poll').reject(new TypeError('Failed to fetch'));
    await act(() => pass(1500));
    server.last('poll').resolve({ status: 'scanned' });
    await act(() => pass());
    expect(screen.getByRole('status').textContent).toBe('Scanned. Confirm on your phone');
  });

  test('4. a QR picture that does not load is an error, on screen and as an event', async () => {
    const onError = vi.fn();
    const { server } = await show(onError);
    fireEvent.error(screen.getByRole('img'));
    await act(() => pass());
    expect(onError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'picture_failed' }));
    expect([screen.getByRole('alert').textContent, server.open]).toEqual([
      "The QR code can't be loaded right nowTry again",
      [],
    ]);
  });

  test('5. a failed exchange is an error, on screen and as an event', async () => {
    const onError = vi.fn();
    const { server } = await show(onError);
    server.last('poll').resolve(server.confirming());
    await act(() => pass());
    server.last('exchange').reject(new Response(null, { status: 500 }));
    await act(() => pass());
    expect(onError).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ code: 'exchange_failed', cause: expect.any(Response) }),
    );
    expect(screen.getByRole('alert')).toBeDefined();
  });

  test('6. refused stays refused', async () => {
    const { server } = await show();
    server.last('poll').resolve({ status: 'refused' });
    await act(() => pass(60_000));
    expect(screen.getByRole('status').textContent).toBe('You canceled the loginRefresh QR code');
    expect(server.of('create').length).toBe(1);
  });

  test('7. messages of windows are not listened to', async () => {
    const { server } = await show();
    window.postMessage({ code: 200, data: { status: 2, ticket: 'forged' }, status: 'authorized' }, '*');
    await act(() => pass(1));
    expect(listeners()).not.toContain('message');
    expect([screen.getByRole('img').getAttribute('src'), server.of('exchange').length]).toEqual([
      '/qr.png',
      0,
    ]);
  });

  test('8. no global ids, no styles leaked, a button that has the focus, texts that stay texts, no canvas', async () => {
    const before = document.head.innerHTML;
    const { server, container } = await show();
    server.last('poll').resolve({ status: 'scanned', user: { nickname: '<img src=x onerror=alert(1)>' } });
    await act(() => pass());
    expect(screen.getByText('<img src=x onerror=alert(1)>')).toBeDefined();
    await act(() => pass(1000));
    server.last('poll').resolve({ status: 'expired' });
    await act(() => pass());
    vi.useRealTimers();
    await userEvent.tab();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Refresh QR code' }));
    expect(container.querySelector('[id], canvas, style, a:not([href])')).toBeNull();
    expect(document.head.innerHTML).toBe(before);
  });

  test('9. the first poll comes at once, and expiresIn ends the login', async () => {
    const { server, heard } = await createReadyMiniProgramLogin({ interval: 60_000 }, { expiresIn: 30_000 });
    expect(server.of('poll').length).toBe(1);
    server.last('poll').resolve({ status: 'ready' });
    await pass(29_999);
    expect(heard).toEqual([]);
    await pass(1);
    expect(heard).toEqual(['ready > expired', 'expired']);
  });
});
