import { expect, test, vi } from 'vitest';
import { controlPage, pass } from '../helpers/control-page.js';
import { createWxLogin, options } from '../helpers/support.js';

controlPage();

test('the element uses properties and attributes that were set before it was defined', async () => {
  const wxLogin = createWxLogin();
  vi.stubGlobal('WxLogin', wxLogin);
  const early = document.createElement('wechat-qr-login');
  // The property was set last, so it counts.
  early.setAttribute('redirect_uri', 'https://shop.example/attribute');
  early.setAttribute('state', 'S');
  Object.assign(early, options);
  document.body.append(early);
  await import('../../../src/element/index.js');
  await pass();
  expect(wxLogin).toHaveBeenCalledOnce();
  expect(wxLogin.mock.calls[0]?.[0]).toMatchObject({
    appid: options.appid,
    redirect_uri: encodeURIComponent(options.redirect_uri),
    state: 'S',
  });
  expect(Object.keys(early)).toEqual([]);
  early.redirect_uri = 'https://shop.example/other';
  await pass();
  expect(wxLogin).toHaveBeenCalledTimes(2);
});

test('a second copy of the package keeps the first element, and does not throw', async () => {
  await import('../../../src/element/index.js');
  const first = customElements.get('wechat-qr-login');
  vi.resetModules();
  await import('../../../src/element/index.js');
  expect(customElements.get('wechat-qr-login')).toBe(first);
});
