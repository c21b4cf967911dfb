import { act, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createRef } from 'react';
import { expect, test, vi } from 'vitest';
import {
  type MiniProgramProgress,
  MiniProgramQrLogin,
  type MiniProgramQrLoginHandle,
} from '../../../src/mini-program/index.js';
import {
  answer,
  controlServer,
  getBox,
  getCode,
  Login,
  sendCode,
  server,
  settle,
  show,
} from '../helpers/show-mini-program-login.js';

controlServer();

test('reserves the space before anything has loaded', async () => {
  render(<Login size={200} />);
  expect(getBox()?.style).toMatchObject({ width: '200px', gridTemplate: expect.stringContaining('200px') });
  expect(screen.getByRole('status').textContent).toBe('Loading the QR code…');
});

test('shows who has scanned instead of the code, and the code again when the phone cancels', async () => {
  await show();
  const picture = getCode();
  await answer({ status: 'scanned', user: { nickname: 'Lin', avatar: 'https://pic.example/1.png' } });
  expect(screen.getByRole('status').textContent).toBe('LinScanned. Confirm on your phone');
  expect(screen.queryByRole('img', { name: 'WeChat login QR code' })).toBeNull();
  const avatar = document.querySelector<HTMLImageElement>('[role=status] img');
  expect(avatar?.src).toBe('https://pic.example/1.png');
  expect(avatar?.getAttribute('referrerpolicy')).toBe('no-referrer');
  await answer({ status: 'ready' });
  expect(getCode()).toBe(picture);
});

test('shows a nickname as text', async () => {
  await show();
  await answer({ status: 'scanned', user: { nickname: '<img src=x onerror=alert(1)>' } });
  expect(screen.getByText('<img src=x onerror=alert(1)>')).toBeDefined();
});

test.each<[MiniProgramProgress<string>, string]>([
  [{ status: 'authorized', result: 'r' }, 'Signed in'],
  [{ status: 'refused' }, 'You canceled the loginRefresh QR code'],
  [{ status: 'expired' }, 'The QR code has expiredRefresh QR code'],
  [{ status: 'action_required', payload: 1 }, 'One more stepRefresh QR code'],
])('shows the outcome instead of the code: %j', async (progress, text) => {
  await show();
  await answer(progress);
  expect(screen.getByRole('status').textContent).toBe(text);
  expect(screen.queryByRole('img')).toBeNull();
});

test('shows that the phone has confirmed', async () => {
  await show();
  await answer(server.confirming());
  expect(screen.getByRole('status').textContent).toBe('Confirmed. Signing you in…');
});

test('shows Chinese by default, and the texts in labels', async () => {
  const { rerender } = await show({ lang: undefined });
  expect(screen.getByRole('status')).toMatchObject({ textContent: '使用微信扫一扫登录', lang: 'zh-CN' });
  rerender(<Login labels={{ ready: 'Scan me' }} />);
  expect(screen.getByRole('status')).toMatchObject({ textContent: 'Scan me', lang: '' });
});

test('replaces its content with the parts in its props', async () => {
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

test('the button Refresh requests a new code, and the keyboard focus stays in the box', async () => {
  await show();
  await answer({ status: 'expired' });
  const button = screen.getByRole('button', { name: 'Refresh QR code' });
  button.focus();
  fireEvent.click(button);
  await settle();
  expect(document.activeElement).toBe(getBox());
  expect([getBox()?.dataset.status, server.of('create').length]).toEqual(['loading', 2]);
});

test('the keyboard reaches the button Refresh', async () => {
  await show();
  await answer({ status: 'expired' });
  vi.useRealTimers();
  await userEvent.tab();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Refresh QR code' }));
});

test('announces an error as an alert, and the button Try again requests a new code', async () => {
  render(<Login onError={() => undefined} />);
  await settle();
  server.last('create').reject(new TypeError('Failed to fetch'));
  await settle();
  expect(screen.getByRole('alert').textContent).toBe("The QR code can't be loaded right nowTry again");
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await sendCode();
  expect(getCode()).toBeDefined();
});

test('shows and reports exchange_failed if the result cannot be fetched', async () => {
  const onError = vi.fn();
  await show({ onError });
  await answer(server.confirming());
  server.last('exchange').reject(new Response(null, { status: 500 }));
  await settle();
  expect(onError).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ code: 'exchange_failed', cause: expect.any(Response) }),
  );
  expect(screen.getByRole('alert')).toBeDefined();
});

test('keeps the live region while its text changes', async () => {
  await show();
  const region = screen.getByRole('status');
  await answer({ status: 'scanned' });
  await answer({ status: 'refused' });
  expect(screen.getByRole('status')).toBe(region);
});

test('the ref has status and refresh', async () => {
  const handle = createRef<MiniProgramQrLoginHandle>();
  render(<MiniProgramQrLogin ref={handle} adapter={server.adapter} />);
  await sendCode();
  expect(handle.current?.status).toBe('ready');
  act(() => handle.current?.refresh());
  await settle();
  expect(server.of('create').length).toBe(2);
});
