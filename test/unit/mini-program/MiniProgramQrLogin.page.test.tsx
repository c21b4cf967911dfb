import { render, screen } from '@testing-library/react';
import { StrictMode } from 'react';
import { expect, test, vi } from 'vitest';
import { controlPage } from '../helpers/control-page.js';
import {
  answer,
  controlServer,
  getBox,
  getCode,
  Login,
  PICTURE,
  sendCode,
  server,
  settle,
  show,
} from '../helpers/show-mini-program-login.js';

const listeners = controlPage();
controlServer();

test('StrictMode, re-renders, inline callbacks and adapters request no second code', async () => {
  const again = () => (
    <StrictMode>
      <Login adapter={(signal) => server.adapter(signal)} onScanned={() => undefined} />
    </StrictMode>
  );
  const { rerender } = render(again());
  await sendCode();
  for (let times = 0; times < 20; times++) rerender(again());
  await settle(500);
  expect([server.of('create').length, server.of('poll').length]).toEqual([1, 1]);
});

test('calls the handlers of the latest render', async () => {
  const [first, latest] = [vi.fn(), vi.fn()];
  const { rerender } = await show({ onRefused: first });
  rerender(<Login onRefused={latest} />);
  await answer({ status: 'refused' });
  expect([first.mock.calls.length, latest.mock.calls.length]).toEqual([0, 1]);
});

test('enabled={false} requests nothing, and ends a login in progress', async () => {
  const { rerender } = render(<Login enabled={false} />);
  await settle(1000);
  expect([server.requests.length, getBox()?.dataset.status, getBox()?.textContent]).toEqual([0, 'idle', '']);
  rerender(<Login />);
  await sendCode();
  rerender(<Login enabled={false} />);
  await settle();
  expect([server.open, getBox()?.dataset.status]).toEqual([[], 'idle']);
});

test('unmounting ends all requests, timers and listeners', async () => {
  const { unmount } = await show();
  unmount();
  await settle(60_000);
  expect([server.open, server.of('poll').length, vi.getTimerCount(), listeners()]).toEqual([[], 1, 0, []]);
});

test('a failed request does not end the login', async () => {
  vi.spyOn(console, 'warn').mockReturnValue();
  await show();
  server.last('poll').reject(new TypeError('Failed to fetch'));
  await settle(500);
  await answer({ status: 'scanned' });
  expect(screen.getByRole('status').textContent).toBe('Scanned. Confirm on your phone');
});

test('ignores messages of other windows', async () => {
  await show();
  window.postMessage({ code: 200, data: { status: 2, ticket: 'forged' }, status: 'authorized' }, '*');
  await settle(1);
  expect(listeners()).not.toContain('message');
  expect(getCode()).toMatchObject({ src: PICTURE });
  expect(server.of('exchange')).toEqual([]);
});

test('adds no ids, styles or canvas to the page', async () => {
  const before = document.head.innerHTML;
  const { container } = await show();
  await answer({ status: 'scanned', user: { nickname: 'Lin' } });
  await answer({ status: 'expired' });
  expect(container.querySelector('[id], canvas, style, a:not([href])')).toBeNull();
  expect(document.head.innerHTML).toBe(before);
});
