import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pass } from '../../helpers/control-page.js';
import { createLogin } from '../../helpers/login.js';
import { createWxLogin, frameAt, reset } from '../../helpers/support.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(reset);

test('keeps the page’s own getElementById, even if it is read-only', async () => {
  const find = vi.fn((id: string) => Document.prototype.getElementById.call(document, id));
  Object.defineProperty(document, 'getElementById', { configurable: true, get: () => find });
  vi.stubGlobal('WxLogin', createWxLogin());
  createLogin({ script: 'required' });
  await pass();
  expect(frameAt().src).toContain('qrconnect');
  expect(document.getElementById).toBe(find);
  Reflect.deleteProperty(document, 'getElementById');
});

test('mounts its frame if the prototype has only a getter', async () => {
  const prototype = Object.getOwnPropertyDescriptor(Document.prototype, 'getElementById') ?? {};
  const { getElementById } = document;
  Object.defineProperty(Document.prototype, 'getElementById', {
    configurable: true,
    get: () => getElementById,
  });
  vi.stubGlobal('WxLogin', createWxLogin());
  createLogin({ script: 'required' });
  await pass();
  expect(frameAt().src).toContain('qrconnect');
  expect(Object.hasOwn(document, 'getElementById')).toBe(false);
  Object.defineProperty(Document.prototype, 'getElementById', prototype);
});
