import { expect, test } from 'vitest';
import { getSize } from '../../../src/shared/get-size.js';

test('a box has the size that is asked for', () => {
  expect(getSize(220, 300)).toBe(220);
});

test.each([undefined, 0, -1, Number.NaN, Number.POSITIVE_INFINITY])(
  'a size of %s leaves the box its default size, so that the error message can be read',
  (size) => {
    expect(getSize(size, 300)).toBe(300);
  },
);
