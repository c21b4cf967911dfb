import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { MiniProgramAdapter } from '../../../src/mini-program/index.js';
import {
  controlServer,
  getCode,
  Login,
  PICTURE,
  server,
  settle,
  show,
} from '../helpers/show-mini-program-login.js';

controlServer();

test('shows a picture, and calls onCodeShown when it has loaded', async () => {
  const onCodeShown = vi.fn();
  await show({ onCodeShown });
  expect(getCode()).toMatchObject({ src: PICTURE });
  expect(screen.getByRole('status').textContent).toBe('Scan with WeChat to sign in');
  expect(onCodeShown).not.toHaveBeenCalled();
  fireEvent.load(getCode());
  await settle();
  expect(onCodeShown).toHaveBeenCalledOnce();
});

test('draws a text as SVG', async () => {
  vi.useRealTimers();
  server.code = { text: 'https://shop.example/m' };
  const onCodeShown = vi.fn();
  render(<Login onCodeShown={onCodeShown} />);
  await vi.waitFor(() => server.last('create').resolve(undefined));
  const svg = await screen.findByRole('img', { name: 'WeChat login QR code' });
  expect([svg.tagName, svg.getAttribute('shape-rendering')]).toEqual(['svg', 'crispEdges']);
  await vi.waitFor(() => expect(onCodeShown).toHaveBeenCalledOnce());
});

test('reports drawing_failed if the text is too long for a QR code', async () => {
  vi.useRealTimers();
  server.code = { text: 'x'.repeat(5000) };
  const onError = vi.fn();
  render(<Login onError={onError} />);
  await vi.waitFor(() => server.last('create').resolve(undefined));
  await vi.waitFor(() => expect(onError).toHaveBeenCalledOnce());
  expect(onError.mock.calls[0]?.[0]).toMatchObject({ code: 'drawing_failed', cause: expect.any(Error) });
});

test('shows the logo of the server or of the prop', async () => {
  server.code = { ...server.code, logo: '/theirs.png' };
  const { rerender } = await show();
  expect(document.querySelector('img[src="/theirs.png"]')).toBeNull();
  fireEvent.load(getCode());
  expect(document.querySelector('img[src="/theirs.png"]')).not.toBeNull();
  rerender(<Login logo="/ours.png" />);
  expect(document.querySelector('img[src="/ours.png"]')).not.toBeNull();
});

test('calls onCodeShown for a new code that equals the old one', async () => {
  const onCodeShown = vi.fn();
  // The server answers before React has rendered the state without a code.
  const adapter: MiniProgramAdapter<string> = async () => ({
    text: 'https://shop.example/m',
    expiresIn: 60_000,
    poll: () => new Promise(() => {}),
  });
  render(<Login adapter={adapter} autoRefresh={1} onCodeShown={onCodeShown} />);
  for (const ms of [500, 60_000]) await settle(ms);
  expect(onCodeShown).toHaveBeenCalledTimes(2);
});

test('reports picture_failed and ends all requests if the picture does not load', async () => {
  const onError = vi.fn();
  await show({ onError });
  fireEvent.error(getCode());
  await settle();
  expect(onError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'picture_failed' }));
  expect([screen.getByRole('alert').textContent, server.open]).toEqual([
    "The QR code can't be loaded right nowTry again",
    [],
  ]);
});

test('reports picture_failed if the picture does not load within the timeout', async () => {
  vi.spyOn(console, 'warn').mockReturnValue();
  const onError = vi.fn();
  await show({ timeout: 5000, onError });
  await settle(5000);
  expect(onError.mock.calls[0]?.[0]).toMatchObject({ code: 'picture_failed' });
});

test('reports drawing_failed if the drawing code does not load within the timeout', async () => {
  vi.doMock('../../../src/mini-program/draw-qr-code.js', () => new Promise(() => {}));
  const onError = vi.fn();
  server.code = {};
  await show({ timeout: 5000, onError });
  await settle(5000);
  expect(onError.mock.calls[0]?.[0]).toMatchObject({ code: 'drawing_failed' });
  vi.doUnmock('../../../src/mini-program/draw-qr-code.js');
});
