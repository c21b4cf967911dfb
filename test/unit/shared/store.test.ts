import { afterEach, expect, test, vi } from 'vitest';
import { createStore } from '../../../src/shared/store.js';

afterEach(() => {
  vi.unstubAllGlobals();
});

test('the snapshot is the same object until it is replaced', () => {
  const store = createStore({ status: 'idle' });
  expect(store.getSnapshot()).toBe(store.getSnapshot());
  const next = { status: 'ready' };
  store.set(next);
  expect(store.getSnapshot()).toBe(next);
});

test('notifies each subscriber of each change, in a microtask', async () => {
  const store = createStore(0);
  const [first, second] = [vi.fn(), vi.fn()];
  store.subscribe(first);
  store.subscribe(second);
  store.set(1);
  store.set(2);
  expect(first).not.toHaveBeenCalled();
  await Promise.resolve();
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([2, 2]);
});

test('a listener that has subscribed twice can unsubscribe once', async () => {
  const store = createStore(0);
  const listener = vi.fn();
  const unsubscribe = store.subscribe(listener);
  store.subscribe(listener);
  unsubscribe();
  store.set(1);
  await Promise.resolve();
  expect(listener).toHaveBeenCalledOnce();
});

test('a listener that has unsubscribed gets no pending change', async () => {
  const store = createStore(0);
  const listener = vi.fn();
  const unsubscribe = store.subscribe(listener);
  store.set(1);
  unsubscribe();
  await Promise.resolve();
  expect(listener).not.toHaveBeenCalled();
});

test('notifies the other listeners even if one throws', async () => {
  const thrown = vi.fn();
  vi.stubGlobal('queueMicrotask', (task: () => void) => Promise.resolve().then(task).catch(thrown));
  const store = createStore(0);
  const listener = vi.fn();
  store.subscribe(() => {
    throw new Error('the page');
  });
  store.subscribe(listener);
  store.set(1);
  for (let count = 0; count < 3; count++) await Promise.resolve();
  expect([listener.mock.calls.length, thrown.mock.calls.length]).toEqual([1, 1]);
});
