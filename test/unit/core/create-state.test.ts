import { afterEach, expect, test, vi } from 'vitest';
import { createState } from '../../../src/core/index.js';
import { reset } from '../helpers/support.js';

afterEach(reset);

test('a state is fresh every time, and safe in any address', () => {
  const states = Array.from({ length: 1000 }, createState);
  expect(new Set(states).size).toBe(1000);
  for (const state of states) expect(encodeURIComponent(state)).toBe(state);
});

test('a state can be created on a plain http page', () => {
  vi.stubGlobal('crypto', { getRandomValues: (numbers: Uint32Array) => numbers.fill(7) });
  expect(createState()).toMatch(/^7+$/);
});
