import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAttempts } from '../../../src/shared/attempts.js';

let life = new AbortController();
const run = vi.fn<(signal: AbortSignal) => void>();
beforeEach(() => {
  life = new AbortController();
  run.mockReset();
});
afterEach(() => {
  life.abort();
  Reflect.deleteProperty(document, 'prerendering');
});

/** Runs pending microtasks. */
const microtasks = async () => {
  for (let count = 0; count < 3; count++) await Promise.resolve();
};
const restore = () => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));

test('several starts in one task are one attempt', async () => {
  const attempts = createAttempts(life.signal, run);
  for (let count = 0; count < 3; count++) attempts.start();
  expect(run).not.toHaveBeenCalled();
  await microtasks();
  expect(run).toHaveBeenCalledExactlyOnceWith(attempts.signal);
});

test('a new attempt ends the previous one', async () => {
  const attempts = createAttempts(life.signal, run);
  attempts.start();
  await microtasks();
  const { signal } = attempts;
  expect(signal.aborted).toBe(false);
  attempts.start();
  expect(signal.aborted).toBe(true);
  await microtasks();
  expect([run.mock.calls.length, attempts.signal.aborted]).toEqual([2, false]);
});

test('an attempt that ends before it runs does not run', async () => {
  const attempts = createAttempts(life.signal, run);
  attempts.start();
  attempts.end();
  await microtasks();
  expect([run.mock.calls.length, attempts.signal.aborted]).toEqual([0, true]);
});

test('nothing runs after the login has been destroyed', async () => {
  const attempts = createAttempts(life.signal, run);
  attempts.start();
  await microtasks();
  life.abort();
  expect(attempts.signal.aborted).toBe(true);
  attempts.start();
  attempts.renew(true, document);
  restore();
  await microtasks();
  expect(run).toHaveBeenCalledOnce();
});

test('a page that returns from the back/forward cache starts a new attempt', async () => {
  createAttempts(life.signal, run);
  restore();
  await microtasks();
  expect(run).toHaveBeenCalledOnce();
});

test('a prerendered page starts when the visitor opens it', async () => {
  Object.defineProperty(document, 'prerendering', { value: true, configurable: true });
  createAttempts(life.signal, run).start();
  await microtasks();
  expect(run).not.toHaveBeenCalled();
  document.dispatchEvent(new Event('prerenderingchange'));
  expect(run).toHaveBeenCalledOnce();
});

test.each([
  [true, 5],
  [2, 2],
  [false, 0],
  [0, 0],
  [undefined, 0],
])('autoRefresh: %s renews %i times in a row', async (autoRefresh, times) => {
  const attempts = createAttempts(life.signal, run);
  for (let count = 0; count < 8; count++) {
    attempts.renew(autoRefresh, document);
    await microtasks();
  }
  expect(run).toHaveBeenCalledTimes(times);
});

test('start() resets the count of renewals', async () => {
  const attempts = createAttempts(life.signal, run);
  for (let round = 0; round < 2; round++) {
    attempts.start();
    await microtasks();
    for (let count = 0; count < 3; count++) {
      attempts.renew(1, document);
      await microtasks();
    }
  }
  expect(run).toHaveBeenCalledTimes(4);
});

test('a renewal waits until the window that shows the code is visible', async () => {
  const page = document.implementation.createHTMLDocument();
  Object.defineProperty(page, 'hidden', { value: true, configurable: true });
  createAttempts(life.signal, run).renew(true, page);
  await microtasks();
  expect(run).not.toHaveBeenCalled();
  Object.defineProperty(page, 'hidden', { value: false });
  page.dispatchEvent(new Event('visibilitychange'));
  expect(run).toHaveBeenCalledOnce();
});
