import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loadWxLogin } from '../../../../src/core/index.js';
import { pass } from '../../helpers/control-page.js';
import { createLogin } from '../../helpers/login.js';
import { createWxLogin, frames, reset, tags } from '../../helpers/support.js';

/** jsdom has no Trusted Types, so these tests simulate them. test/e2e tests them in a browser. */
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(reset);

const refusal = new TypeError("This document requires 'TrustedScriptURL' assignment.");
const refuseText = () => {
  const set = vi.spyOn(HTMLScriptElement.prototype, 'src', 'set');
  set.mockImplementation(() => {
    throw refusal;
  });
};

test('one policy with the documented name allows the configured addresses', async () => {
  const createPolicy = vi.fn((_name: string, rules: object) => rules);
  vi.stubGlobal('trustedTypes', { createPolicy });
  // The policy is created once per page.
  vi.resetModules();
  const { loadWxLogin } = await import('../../../../src/core/index.js');
  const loads = new AbortController();
  for (const scriptUrl of ['https://one.example/wxLogin.js', 'https://two.example/wxLogin.js']) {
    loadWxLogin({ scriptUrl, signal: loads.signal });
    expect(tags(scriptUrl)).toHaveLength(1);
  }
  loads.abort();
  expect(createPolicy).toHaveBeenCalledTimes(1);
  expect(createPolicy).toHaveBeenCalledWith('wechat-qr-login', { createScriptURL: expect.any(Function) });
});

test('an address that the policy refuses causes script_failed, with its cause', async () => {
  refuseText();
  await expect(loadWxLogin({ retries: 0 })).rejects.toMatchObject({
    code: 'script_failed',
    message: expect.stringContaining('res.wx.qq.com'),
    cause: refusal,
  });
});

test('after a refusal, the login shows the QR code without the script, or reports the error', async () => {
  refuseText();
  const preferred = createLogin();
  await pass();
  expect(frames()).toHaveLength(1);
  expect(preferred.heard).not.toContain('script_failed');
  preferred.login.destroy();
  const required = createLogin({ script: 'required', retries: 0 });
  await pass();
  expect(required.heard).toContain('script_failed');
});

test('the script empties the container without a write to innerHTML, and the container has no own properties afterwards', async () => {
  const write = vi.spyOn(Element.prototype, 'innerHTML', 'set');
  write.mockImplementation(() => {
    throw new TypeError("This document requires 'TrustedHTML' assignment.");
  });
  vi.stubGlobal('WxLogin', createWxLogin());
  const { container, heard } = createLogin({ script: 'required' });
  container.append('what was there');
  await pass();
  expect(heard).toContain('mount true');
  expect(container.textContent).toBe('');
  expect(Object.getOwnPropertyNames(container)).toEqual([]);
});
