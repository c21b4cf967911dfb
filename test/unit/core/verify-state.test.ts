import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { rememberState, verifyState } from '../../../src/core/index.js';
import * as arbitrary from '../helpers/arbitraries.js';
import { reset } from '../helpers/support.js';

afterEach(reset);

test('a remembered state is valid once', () => {
  rememberState('S');
  expect([verifyState('S'), verifyState('S')]).toEqual([true, false]);
});

test('the last ten states are kept', () => {
  const states = Array.from({ length: 11 }, (_, index) => `S${index}`);
  for (const state of states) rememberState(state);
  expect(states.map(verifyState)).toEqual([false, ...Array(10).fill(true)]);
});

test('a state that this tab did not send is not valid', () => {
  rememberState('S');
  expect(['', 's', 'S ', 'toString'].map(verifyState)).toEqual([false, false, false, false]);
  expect(verifyState('S')).toBe(true);
});

test('no state is valid in a tab without stored states', () => {
  expect(['', 'S', 'undefined', 'null'].some(verifyState)).toBe(false);
});

test('remembers a state of 600 characters', () => {
  const state = '微'.repeat(600);
  rememberState(state);
  expect(verifyState(state)).toBe(true);
});

test('no state is stored or valid if the browser denies storage', () => {
  vi.stubGlobal('sessionStorage', {
    get length(): number {
      throw new DOMException('denied', 'SecurityError');
    },
  });
  rememberState('S');
  expect(verifyState('S')).toBe(false);
});

test('any two states are remembered separately', () => {
  fc.assert(
    fc.property(arbitrary.state, arbitrary.state, (first, second) => {
      sessionStorage.clear();
      rememberState(first);
      expect(verifyState(second)).toBe(first === second);
      rememberState(second);
      expect(verifyState(second)).toBe(true);
      expect(verifyState(first)).toBe(first !== second);
    }),
  );
});

describe('verifyState in a tab without stored states', () => {
  /** Each warning is logged once per page, so each test imports a new module. */
  const importFresh = async () => {
    vi.resetModules();
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    const core = await import('../../../src/core/index.js');
    return { ...core, warn };
  };

  test('warns once, and names origin and tab', async () => {
    const { verifyState, warn } = await importFresh();
    expect([verifyState('S'), verifyState('T')]).toEqual([false, false]);
    expect(warn).toHaveBeenCalledOnce();
    expect(warn.mock.lastCall?.[0]).toMatch(/verifyState.*same origin.*same tab/);
    expect(warn.mock.lastCall?.[0]).toContain('www.');
  });

  test('does not warn if another state is remembered', async () => {
    const { rememberState, verifyState, warn } = await importFresh();
    rememberState('S');
    expect(verifyState('T')).toBe(false);
    expect(verifyState('S')).toBe(true);
    expect(warn).not.toHaveBeenCalled();
  });
});

test('returns false for a state with half a surrogate pair, and does not throw', () => {
  rememberState('\ud83d');
  expect(verifyState('\ud83d')).toBe(false);
});
