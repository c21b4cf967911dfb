import { expect, test } from 'vitest';
import { getSize } from '../../../src/shared/get-size.js';

test('returns a valid size', () => {
  expect(getSize(220, 300)).toBe(220);
});

test.each([undefined, 0, -1, Number.NaN, Number.POSITIVE_INFINITY])(
  'returns the default size for %s, so that the error message is readable',
  (size) => {
    expect(getSize(size, 300)).toBe(300);
  },
);
