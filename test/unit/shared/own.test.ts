import { afterEach, expect, test } from 'vitest';
import { own } from '../../../src/shared/own.js';

afterEach(() => {
  Reflect.deleteProperty(Object.prototype, 'timeout');
});

test('ignores a value on Object.prototype', () => {
  Object.assign(Object.prototype, { timeout: 1 });
  const options: { appid: string; timeout?: number } = { appid: 'wx1' };
  expect(own(options).timeout).toBeUndefined();
  expect(own(options).appid).toBe('wx1');
});

test('later values override earlier ones, also if they are undefined', () => {
  const [first, second]: { width?: number | undefined; height?: number }[] = [
    { width: 1, height: 2 },
    { width: undefined },
  ];
  expect({ ...own(first as object, second) }).toEqual({ width: undefined, height: 2 });
});

test('does not change the given objects', () => {
  const first = { width: 1 };
  own(first, { width: 2 });
  expect(first).toEqual({ width: 1 });
});
