import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { WeChatQrLogin } from '../../src/react/index.js';
import { installFakeWxLogin } from '../../src/testing/index.js';

// Another origin, because the frame of our own origin is checked every 50 ms, which is often in five minutes.
const connection = { appid: 'wx0123456789abcdef', redirect_uri: 'https://other.example/callback' };

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

test('a whole login runs with fake timers, and its QR code expires by them', async () => {
  const wechat = installFakeWxLogin();
  // After the fake was installed, because it uses the current clock at any time.
  vi.useFakeTimers();
  const onAuthorized = vi.fn();
  render(<WeChatQrLogin {...connection} onAuthorized={onAuthorized} />);
  const login = await wechat.waitFor('requested');
  await vi.advanceTimersByTimeAsync(5 * 60_000 - 1);
  expect(login.status).toBe(408);
  await vi.advanceTimersByTimeAsync(1);
  expect(login.status).toBe(402);
  expect(() => wechat.approve()).toThrow('expired');

  cleanup();
  render(<WeChatQrLogin {...connection} onAuthorized={onAuthorized} />);
  await wechat.waitFor('requested', { count: 2 });
  wechat.approve();
  await vi.advanceTimersByTimeAsync(0);
  expect(onAuthorized).toHaveBeenCalledTimes(1);

  cleanup();
  wechat.restore();
  // jsdom dispatches the event of each write to sessionStorage with a timer of 0 ms.
  vi.advanceTimersByTime(0);
  expect(vi.getTimerCount()).toBe(0);
});

test('the fake can be installed for an app in another window', async () => {
  const frame = document.body.appendChild(document.createElement('iframe'));
  const app = frame.contentWindow as Window & typeof globalThis;
  const onRedirect = vi.fn();
  const wechat = installFakeWxLogin({ window: app, onRedirect });
  expect(Reflect.has(window, 'WxLogin')).toBe(false);
  app.document.body.innerHTML = '<div id="qr"></div>';
  const WxLogin = Reflect.get(app, 'WxLogin') as (options: Record<string, string>) => void;
  WxLogin({
    id: 'qr',
    appid: 'wx1',
    scope: 'snsapi_login',
    redirect_uri: 'https%3A%2F%2Fshop.example%2F',
    state: 's',
  });
  await wechat.waitFor('requested');
  const { code } = wechat.approve();
  expect(onRedirect.mock.calls).toEqual([[`https://shop.example/?code=${code}&state=s`]]);
  wechat.restore();
  frame.remove();
});
