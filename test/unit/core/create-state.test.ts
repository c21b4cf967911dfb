import { afterEach, expect, test, vi } from 'vitest';
import { createState } from '../../../src/core/index.js';
import { reset } from '../helpers/support.js';

afterEach(reset);

test('each state is new, and needs no encoding in an address', () => {
  const states = Array.from({ length: 1000 }, createState);
  expect(new Set(states).size).toBe(1000);
  for (const state of states) expect(encodeURIComponent(state)).toBe(state);
});

test('creates a state on a plain http page', () => {
  vi.stubGlobal('crypto', { getRandomValues: (numbers: Uint32Array) => numbers.fill(7) });
  expect(createState()).toMatch(/^7+$/);
});
