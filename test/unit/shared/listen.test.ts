import { expect, test, vi } from 'vitest';
import { listen, onAbort } from '../../../src/shared/listen.js';

test('a listener gets events until the signal aborts', () => {
  const target = new EventTarget();
  const life = new AbortController();
  const listener = vi.fn();
  listen(target, 'message', listener, life.signal);
  target.dispatchEvent(new Event('message'));
  life.abort();
  target.dispatchEvent(new Event('message'));
  expect(listener).toHaveBeenCalledOnce();
});

test('a listener can be removed before the signal aborts, and without a signal', () => {
  const target = new EventTarget();
  const listener = vi.fn();
  listen(target, 'message', listener, new AbortController().signal)();
  listen(target, 'message', listener, undefined)();
  target.dispatchEvent(new Event('message'));
  expect(listener).not.toHaveBeenCalled();
});

test('works in browsers that ignore a signal given to addEventListener', () => {
  const target = new EventTarget();
  const { addEventListener } = target;
  target.addEventListener = (type, listener) => addEventListener.call(target, type, listener);
  const life = new AbortController();
  const listener = vi.fn();
  listen(target, 'message', listener, life.signal);
  life.abort();
  target.dispatchEvent(new Event('message'));
  expect(listener).not.toHaveBeenCalled();
});

test('cleans up when the signal aborts, and never without a signal', () => {
  const life = new AbortController();
  const cleanUp = vi.fn();
  onAbort(life.signal, cleanUp);
  onAbort(undefined, cleanUp);
  expect(cleanUp).not.toHaveBeenCalled();
  life.abort();
  expect(cleanUp).toHaveBeenCalledOnce();
});
