import { afterEach, expect, test, vi } from 'vitest';
import { createRandomId } from '../../../src/simulator/create-random-id.js';

afterEach(() => vi.unstubAllGlobals());

test('a random id has 32 hexadecimal digits, and differs each time', () => {
  const ids = Array.from({ length: 20 }, createRandomId);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
  expect(new Set(ids).size).toBe(20);
});

test('a random id needs no crypto.randomUUID, which plain http pages and Jest 29 do not have', () => {
  const getRandomValues = crypto.getRandomValues.bind(crypto);
  vi.stubGlobal('crypto', { getRandomValues });
  expect(createRandomId()).toMatch(/^[0-9a-f]{32}$/);
});
