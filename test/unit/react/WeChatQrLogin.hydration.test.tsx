import { act } from '@testing-library/react';
import { StrictMode } from 'react';
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

test.each<Partial<WeChatQrLoginProps>>([
  {},
  { lang: 'en', width: 220, height: 220 },
  { enabled: false },
  { script: 'none' },
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
  container.innerHTML = renderToString(app);
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
