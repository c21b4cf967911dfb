// @vitest-environment jsdom

import { act } from '@testing-library/react';
import { type ReactElement, StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WeChatQrLogin, type WeChatQrLoginProps } from '../../../src/react/index.js';
import { pass, showFrames } from '../helpers/mount-logins.js';
import { createWxLogin, frames, options, reset } from '../helpers/support.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(reset);

/** Renders like a server, which has no document. */
function renderOnServer(app: ReactElement): string {
  const { document } = globalThis;
  vi.stubGlobal('document', undefined);
  const html = renderToString(app);
  vi.stubGlobal('document', document);
  return html;
}

test.each<Partial<WeChatQrLoginProps>>([
  {},
  { lang: 'en', width: 220, height: 220 },
  { enabled: false },
  { script: 'none' },
  { script: 'none', state: 'S' },
  { loading: null, containerProps: { id: 'qr' }, className: 'login', nonce: 'n' },
  { appid: '', onError: () => undefined },
])('hydrates the server’s HTML unchanged with %o', async (props) => {
  vi.stubGlobal('WxLogin', createWxLogin());
  const reported = vi.spyOn(console, 'error').mockReturnValue();
  const onRecoverableError = vi.fn();
  const app = (
    <StrictMode>
      <WeChatQrLogin {...options} {...props} />
    </StrictMode>
  );
  const container = document.body.appendChild(document.createElement('main'));
  container.innerHTML = renderOnServer(app);
  const box = container.querySelector('[data-status]');

  const root = await act(async () => hydrateRoot(container, app, { onRecoverableError }));
  await pass();
  await showFrames();
  expect(reported).not.toHaveBeenCalled();
  expect(onRecoverableError).not.toHaveBeenCalled();
  expect(container.querySelector('[data-status]')).toBe(box);
  expect(frames()).toHaveLength(props.enabled === false || props.appid === '' ? 0 : 1);
  act(() => root.unmount());
});

test('keeps the frame of the server’s HTML, and never covers it', async () => {
  const app = (
    <StrictMode>
      <WeChatQrLogin {...options} script="none" state="S" onAuthorized={() => undefined} />
    </StrictMode>
  );
  const container = document.body.appendChild(document.createElement('main'));
  container.innerHTML = renderOnServer(app);
  const [served] = frames();
  const texts = [container.textContent];
  const root = await act(async () => hydrateRoot(container, app));
  texts.push(container.textContent);
  await pass();
  texts.push(container.textContent);
  await showFrames();
  expect(texts).toEqual(['', '', '']);
  expect(container.querySelector<HTMLElement>('[data-status]')?.dataset.status).toBe('ready');
  expect(frames()).toEqual([served]);
  await act(async () => root.unmount());
  expect(frames()).toEqual([]);
});

test('removes the frame of the server’s HTML inside WeChat', async () => {
  vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue('MicroMessenger/8.0');
  const app = <WeChatQrLogin {...options} script="none" state="S" />;
  const container = document.body.appendChild(document.createElement('main'));
  container.innerHTML = renderOnServer(app);
  const root = await act(async () => hydrateRoot(container, app));
  await pass();
  expect([frames(), container.textContent?.includes('请在电脑上打开此页面登录')]).toEqual([[], true]);
  await act(async () => root.unmount());
});
