import { act, cleanup, render, screen } from '@testing-library/react';
import { Activity, createRef, StrictMode } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { en, WeChatQrLogin, type WeChatQrLoginHandle, zhTW } from '../../../src/react/index.js';
import { pass, showFrames } from '../helpers/mount-logins.js';
import { createWxLogin, frames, options, requests, reset } from '../helpers/support.js';

/** Inside WeChat's own browser, where the visitor cannot scan a QR code. */

const useBrowser = (userAgent: string) => vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue(userAgent);

beforeEach(() => {
  vi.useFakeTimers();
  useBrowser('Mozilla/5.0 (iPhone) MicroMessenger/8.0.50(0x18003237)');
});
afterEach(() => {
  cleanup();
  reset();
});

test('requests no QR code, and explains why', async () => {
  const wxLogin = createWxLogin();
  vi.stubGlobal('WxLogin', wxLogin);
  const onStatusChange = vi.fn();
  const { container } = render(
    <StrictMode>
      <WeChatQrLogin {...options} onStatusChange={onStatusChange} />
    </StrictMode>,
  );
  await pass(60_000);
  expect(screen.getByRole('status').textContent).toContain('请在电脑上打开此页面登录');
  expect([frames(), requests(), wxLogin.mock.calls, onStatusChange.mock.calls]).toEqual([[], [], [], []]);
  expect(container.querySelector<HTMLElement>('[data-status]')?.dataset.status).toBe('idle');
});

test.each([
  [en, 'Open this page on a computer to sign in', 'Show QR code'],
  [zhTW, '請在電腦上開啟此頁面登入', '顯示 QR Code'],
])('explains it in the language of labels', async (labels, text, button) => {
  render(<WeChatQrLogin {...options} labels={labels} />);
  await pass();
  expect([screen.getByText(text).textContent, screen.getByRole('button').textContent]).toEqual([
    text,
    button,
  ]);
});

test('the button shows the QR code inside WeChat, and keeps the focus in the box', async () => {
  vi.stubGlobal('WxLogin', createWxLogin());
  const { container } = render(<WeChatQrLogin {...options} />);
  await pass();
  await act(async () => screen.getByRole('button', { name: '显示二维码' }).click());
  await showFrames();
  const box = container.querySelector<HTMLElement>('[data-status]');
  expect([box?.dataset.status, document.activeElement]).toEqual(['ready', box]);
  expect(frames()).toHaveLength(1);
});

test('the refresh() of the ref also shows the QR code', async () => {
  vi.stubGlobal('WxLogin', createWxLogin());
  const ref = createRef<WeChatQrLoginHandle>();
  render(<WeChatQrLogin {...options} ref={ref} />);
  await pass();
  await act(async () => ref.current?.refresh());
  await showFrames();
  expect([ref.current?.status, frames().length]).toEqual(['ready', 1]);
});

test('a QR code that the visitor requested appears again when Activity shows the page again', async () => {
  vi.stubGlobal('WxLogin', createWxLogin());
  const page = (mode: 'visible' | 'hidden') => (
    <Activity mode={mode}>
      <WeChatQrLogin {...options} />
    </Activity>
  );
  const { rerender } = render(page('visible'));
  await pass();
  await act(async () => screen.getByRole('button', { name: '显示二维码' }).click());
  rerender(page('hidden'));
  await pass();
  rerender(page('visible'));
  await pass();
  expect(frames()).toHaveLength(1);
});

test('the part can be an element', async () => {
  render(<WeChatQrLogin {...options} insideWeChat={<a href="/wechat">Sign in with WeChat</a>} />);
  await pass();
  expect(screen.getByRole('status').textContent).toBe('Sign in with WeChat');
  expect(screen.queryByRole('button')).toBe(null);
});

test('the part can be a function, whose refresh shows the QR code', async () => {
  vi.stubGlobal('WxLogin', createWxLogin());
  const insideWeChat = ({ refresh }: { refresh: () => void }) => (
    <button type="button" onClick={refresh}>
      mine
    </button>
  );
  render(<WeChatQrLogin {...options} insideWeChat={insideWeChat} />);
  await pass();
  await act(async () => screen.getByText('mine').click());
  await showFrames();
  expect(frames()).toHaveLength(1);
});

test('insideWeChat={null} shows nothing', async () => {
  render(<WeChatQrLogin {...options} insideWeChat={null} />);
  await pass();
  expect([screen.getByRole('status').textContent, frames().length]).toEqual(['', 0]);
});

test('a login that is not enabled shows nothing', async () => {
  const { container } = render(<WeChatQrLogin {...options} enabled={false} />);
  await pass();
  expect(container.textContent).toBe('');
});

test.each([
  ['another browser', 'Mozilla/5.0 (iPhone) Safari/604.1'],
  ['WeCom', 'Mozilla/5.0 (iPhone) wxwork/4.1.10 MicroMessenger/7.0.1'],
])('%s shows the QR code at once', async (_, userAgent) => {
  useBrowser(userAgent);
  vi.stubGlobal('WxLogin', createWxLogin());
  render(<WeChatQrLogin {...options} insideWeChat="inside" />);
  await pass();
  await showFrames();
  expect([frames().length, screen.queryByText('inside')]).toEqual([1, null]);
});

test('hydrates the server’s HTML unchanged, and then shows the part', async () => {
  const reported = vi.spyOn(console, 'error').mockReturnValue();
  const onRecoverableError = vi.fn();
  const app = (
    <StrictMode>
      <WeChatQrLogin {...options} insideWeChat={<b>inside</b>} />
    </StrictMode>
  );
  const container = document.body.appendChild(document.createElement('main'));
  container.innerHTML = renderToString(app);
  expect(container.textContent).toBe('正在加载二维码…');
  const box = container.querySelector('[data-status]');
  const root = await act(async () => hydrateRoot(container, app, { onRecoverableError }));
  await pass();
  expect(container.textContent).toBe('inside');
  expect(container.querySelector('[data-status]')).toBe(box);
  expect([reported.mock.calls, onRecoverableError.mock.calls, frames()]).toEqual([[], [], []]);
  act(() => root.unmount());
});

test.each(['render', 'hydrate'])('starts no login before the next render: %s', async (way) => {
  vi.useRealTimers();
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false);
  const onMount = vi.fn();
  const app = <WeChatQrLogin {...options} script="none" insideWeChat={<b>inside</b>} onMount={onMount} />;
  const container = document.body.appendChild(document.createElement('main'));
  if (way === 'hydrate') container.innerHTML = renderToString(app);
  const root = way === 'hydrate' ? hydrateRoot(container, app) : createRoot(container);
  if (way === 'render') root.render(app);
  await vi.waitFor(() => expect(container.textContent).toBe('inside'));
  expect(onMount).not.toHaveBeenCalled();
  root.unmount();
});
