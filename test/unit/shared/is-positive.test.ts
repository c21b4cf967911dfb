import { expect, test } from 'vitest';
import { isPositive } from '../../../src/shared/is-positive.js';

test.each([1, 0.5, 15_000, '300', 999_999_999])('accepts %j as a number of ms or px', (value) => {
  expect(isPositive(value)).toBe(true);
});

test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, 1e9, '', '1px', undefined, null, {}])(
  'refuses %j',
  (value) => {
    expect(isPositive(value)).toBe(false);
  },
);
