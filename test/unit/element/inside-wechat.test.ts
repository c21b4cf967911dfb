import { beforeEach, expect, test, vi } from 'vitest';
import { controlPage, pass } from '../helpers/control-page.js';
import { addElement, framesIn, getShadowRoot, getStatusRegion } from '../helpers/show-element.js';
import { createWxLogin, options, requests } from '../helpers/support.js';

/** Inside WeChat's own browser, where the visitor cannot scan a QR code. */

controlPage();
beforeEach(() => {
  vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue('Mozilla/5.0 (iPhone) MicroMessenger/8.0.50');
});

test('requests no QR code inside WeChat, and explains why', async () => {
  const element = addElement(options);
  await pass(60_000);
  expect(getStatusRegion(element).textContent).toBe('请在电脑上打开此页面登录显示二维码');
  expect([element.status, framesIn(element), requests()]).toEqual(['idle', [], []]);
});

test('the button shows the QR code inside WeChat', async () => {
  vi.stubGlobal('WxLogin', createWxLogin());
  const element = addElement({ ...options, lang: 'en' });
  await pass();
  getShadowRoot(element).querySelector('button')?.click();
  await pass();
  expect(framesIn(element)).toHaveLength(1);
});

test('the slot insideWeChat replaces the text', async () => {
  const element = addElement(options);
  await pass();
  expect(getStatusRegion(element).querySelector('slot')?.name).toBe('insideWeChat');
});
