import { afterEach, expect, test, vi } from 'vitest';
import { createEmit } from '../../../src/shared/create-emit.js';

interface Events {
  onReady?: (event: { confirmed: boolean }) => void;
  onExpired?: () => void;
}

let life = new AbortController();
afterEach(() => {
  life = new AbortController();
  vi.unstubAllGlobals();
});

test('a handler is called in a microtask, with what happened', async () => {
  const onReady = vi.fn();
  const emit = createEmit<Events>(() => ({ onReady }), life.signal);
  emit('onReady', { confirmed: true });
  expect(onReady).not.toHaveBeenCalled();
  await Promise.resolve();
  expect(onReady).toHaveBeenCalledExactlyOnceWith({ confirmed: true });
});

test('the handler of that moment is called', async () => {
  const [first, latest] = [vi.fn(), vi.fn()];
  let handlers: Events = { onExpired: first };
  const emit = createEmit<Events>(() => handlers, life.signal);
  emit('onExpired');
  handlers = { onExpired: latest };
  await Promise.resolve();
  expect([first.mock.calls.length, latest.mock.calls.length]).toEqual([0, 1]);
});

test('an event without a handler is no error', async () => {
  const thrown = vi.fn();
  vi.stubGlobal('queueMicrotask', (task: () => void) => Promise.resolve().then(task).catch(thrown));
  createEmit<Events>(() => ({}), life.signal)('onExpired');
  for (let count = 0; count < 3; count++) await Promise.resolve();
  expect(thrown).not.toHaveBeenCalled();
});

test('nothing is called after the login has been destroyed', async () => {
  const onExpired = vi.fn();
  createEmit<Events>(() => ({ onExpired }), life.signal)('onExpired');
  life.abort();
  await Promise.resolve();
  expect(onExpired).not.toHaveBeenCalled();
});

test('a handler that throws does not keep the next from being called', async () => {
  const thrown = vi.fn();
  vi.stubGlobal('queueMicrotask', (task: () => void) => Promise.resolve().then(task).catch(thrown));
  const onExpired = vi.fn();
  const onReady = () => {
    throw new Error('the page');
  };
  const emit = createEmit<Events>(() => ({ onReady, onExpired }), life.signal);
  emit('onReady', { confirmed: true });
  emit('onExpired');
  for (let count = 0; count < 3; count++) await Promise.resolve();
  expect([onExpired.mock.calls.length, `${thrown.mock.calls}`]).toEqual([1, 'Error: the page']);
});
