import { afterEach, expect, test } from 'vitest';
import { own } from '../../../src/shared/own.js';

afterEach(() => {
  Reflect.deleteProperty(Object.prototype, 'timeout');
});

test('a value on Object.prototype is not read through it', () => {
  Object.assign(Object.prototype, { timeout: 1 });
  const options: { appid: string; timeout?: number } = { appid: 'wx1' };
  expect(own(options).timeout).toBeUndefined();
  expect(own(options).appid).toBe('wx1');
});

test('later values win, also those that are undefined', () => {
  expect({ ...own({ width: 1, height: 2 }, { height: undefined }) }).toEqual({ width: 1, height: undefined });
});

test('the given objects stay as they are', () => {
  const first = { width: 1 };
  own(first, { width: 2 });
  expect(first).toEqual({ width: 1 });
});
