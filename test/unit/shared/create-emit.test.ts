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

test('calls a handler in a microtask, with the arguments of the event', async () => {
  const onReady = vi.fn();
  const emit = createEmit<Events>(() => ({ onReady }), life.signal);
  emit('onReady', { confirmed: true });
  expect(onReady).not.toHaveBeenCalled();
  await Promise.resolve();
  expect(onReady).toHaveBeenCalledExactlyOnceWith({ confirmed: true });
});

test('calls the handler that is current in that microtask', async () => {
  const [first, latest] = [vi.fn(), vi.fn()];
  let handlers: Events = { onExpired: first };
  const emit = createEmit<Events>(() => handlers, life.signal);
  emit('onExpired');
  handlers = { onExpired: latest };
  await Promise.resolve();
  expect([first.mock.calls.length, latest.mock.calls.length]).toEqual([0, 1]);
});

test('ignores an event without a handler', async () => {
  const thrown = vi.fn();
  vi.stubGlobal('queueMicrotask', (task: () => void) => Promise.resolve().then(task).catch(thrown));
  createEmit<Events>(() => ({}), life.signal)('onExpired');
  for (let count = 0; count < 3; count++) await Promise.resolve();
  expect(thrown).not.toHaveBeenCalled();
});

test('calls nothing after the login was destroyed', async () => {
  const onExpired = vi.fn();
  createEmit<Events>(() => ({ onExpired }), life.signal)('onExpired');
  life.abort();
  await Promise.resolve();
  expect(onExpired).not.toHaveBeenCalled();
});

test('calls the next handler even if one throws', async () => {
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
