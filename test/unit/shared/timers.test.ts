import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { after, afterAwake } from '../../../src/shared/timers.js';

const callback = vi.fn();
let life = new AbortController();
beforeEach(() => {
  vi.useFakeTimers();
  callback.mockClear();
  life = new AbortController();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Freezes the page: the clock continues, and timers that are due fire late, all at once. */
const sleep = (ms: number) => vi.setSystemTime(Date.now() + ms);

test.each([
  ['after', after],
  ['afterAwake', afterAwake],
])('%s calls back once, after its time', (_, wait) => {
  wait(12_000, life.signal, callback);
  vi.advanceTimersByTime(11_999);
  expect(callback).not.toHaveBeenCalled();
  vi.advanceTimersByTime(60_000);
  expect(callback).toHaveBeenCalledOnce();
});

test.each([
  ['after', after, 0],
  ['afterAwake', afterAwake, 6000],
])('%s leaves no timer when its signal aborts', (_, wait, ms) => {
  wait(12_000, life.signal, callback);
  vi.advanceTimersByTime(ms);
  life.abort();
  expect(vi.getTimerCount()).toBe(0);
  vi.advanceTimersByTime(60_000);
  expect(callback).not.toHaveBeenCalled();
});

test('needs no signal', () => {
  after(10, undefined, callback);
  vi.advanceTimersByTime(10);
  expect(callback).toHaveBeenCalledOnce();
});

test('leaves no listener on a signal that does not abort', () => {
  const remove = vi.spyOn(life.signal, 'removeEventListener');
  after(10, life.signal, callback);
  vi.advanceTimersByTime(10);
  expect(remove).toHaveBeenCalledWith('abort', expect.any(Function));
});

test('does not count time in which the page was frozen', () => {
  afterAwake(15_000, life.signal, callback);
  vi.advanceTimersByTime(4000);
  sleep(3_600_000);
  // A single timer of 15 s would fire now, an hour late. Only the current slice of 5 s has passed.
  vi.advanceTimersByTime(1000);
  expect(callback).not.toHaveBeenCalled();
  vi.advanceTimersByTime(9999);
  expect(callback).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(callback).toHaveBeenCalledOnce();
});

test('is exact for a time below one slice', () => {
  afterAwake(100, life.signal, callback);
  vi.advanceTimersByTime(99);
  expect(callback).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(callback).toHaveBeenCalledOnce();
});
