import { act, cleanup, render, screen } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type QrLoginOptions, useWeChatQrLogin } from '../../../src/react/index.js';
import { controlPage } from '../helpers/control-page.js';
import { pass, showFrames } from '../helpers/mount-logins.js';
import { createWxLogin, frameAt, frames, leftovers, nothing, options } from '../helpers/support.js';

const listeners = controlPage();
let wxLogin: ReturnType<typeof createWxLogin>;
beforeEach(() => {
  wxLogin = createWxLogin();
  vi.stubGlobal('WxLogin', wxLogin);
});
afterEach(cleanup);

function Own({ open = true, ...login }: Partial<QrLoginOptions> & { open?: boolean }) {
  const { ref, status, error, authorizationUrl, refresh } = useWeChatQrLogin({ ...options, ...login });
  return (
    <StrictMode>
      {open && <section ref={ref} aria-label="QR" />}
      <output>{`${status} ${error?.code ?? ''}`.trim()}</output>
      <button type="button" onClick={refresh}>
        again
      </button>
      {authorizationUrl && <a href={authorizationUrl}>the whole page</a>}
    </StrictMode>
  );
}
const status = () => screen.getByRole('status').textContent;

test('inserts the frame into your own element', async () => {
  render(<Own />);
  await pass();
  expect(frameAt().parentElement).toBe(screen.getByLabelText('QR'));
  await showFrames();
  expect(status()).toBe('ready');
  expect(wxLogin).toHaveBeenCalledOnce();
});

test('callbacks and objects that each render creates request no new QR code', async () => {
  const { rerender } = render(<Own />);
  await pass();
  const frame = frameAt();
  for (let times = 0; times < 20; times++) rerender(<Own onReady={() => undefined} />);
  await pass();
  expect(frameAt()).toBe(frame);
  expect(wxLogin).toHaveBeenCalledOnce();
});

test('calls the handlers of the latest render', async () => {
  const [first, latest] = [vi.fn(), vi.fn()];
  const { rerender } = render(<Own onReady={first} />);
  await pass();
  rerender(<Own onReady={latest} />);
  await showFrames();
  expect([first.mock.calls.length, latest.mock.calls.length]).toEqual([0, 1]);
});

test('the login waits for its element, ends with it, and starts again with the next one', async () => {
  const { rerender } = render(<Own open={false} />);
  await pass();
  expect([status(), frames().length]).toEqual(['idle', 0]);
  rerender(<Own />);
  await pass();
  await showFrames();
  expect(status()).toBe('ready');
  rerender(<Own open={false} />);
  await pass();
  expect(status()).toBe('idle');
  expect(leftovers(listeners)).toEqual(nothing);
  rerender(<Own />);
  await pass();
  await showFrames();
  expect(status()).toBe('ready');
});

test('returns error, link and refresh for your own error message', async () => {
  const { rerender } = render(<Own state="S" timeout={1000} onError={() => undefined} />);
  await pass(1000);
  expect(status()).toBe('error frame_timeout');
  expect(screen.getByRole<HTMLAnchorElement>('link').href).toContain('&state=S');
  await act(async () => screen.getByRole('button').click());
  await showFrames();
  expect(status()).toBe('ready');
  rerender(<Own state="S" timeout={1000} onError={() => undefined} appid="" />);
  await pass();
  expect(status()).toBe('error invalid_options');
  expect(screen.queryByRole('link')).toBeNull();
});

test('shows an error that follows another error', async () => {
  const { rerender } = render(<Own timeout={1000} onError={() => undefined} />);
  await pass(1000);
  rerender(<Own timeout={1000} onError={() => undefined} appid="" />);
  await pass();
  expect(status()).toBe('error invalid_options');
});
