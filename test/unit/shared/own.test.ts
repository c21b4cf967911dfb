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
  const [first, second]: { width?: number | undefined; height?: number }[] = [
    { width: 1, height: 2 },
    { width: undefined },
  ];
  expect({ ...own(first as object, second) }).toEqual({ width: undefined, height: 2 });
});

test('the given objects stay as they are', () => {
  const first = { width: 1 };
  own(first, { width: 2 });
  expect(first).toEqual({ width: 1 });
});
