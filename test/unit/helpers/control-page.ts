import { afterEach, beforeEach, vi } from 'vitest';
import { reset, trackListeners } from './support.js';

/** For each test of a file: faked timers, and a page put back as it was afterwards. Gives what still listens. */
export function controlPage(): () => string[] {
  let listeners: () => string[] = () => [];
  beforeEach(() => {
    vi.useFakeTimers();
    listeners = trackListeners();
  });
  afterEach(reset);
  return () => listeners();
}

export const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

/** The tab goes out of sight, or comes back. */
export function setHidden(hidden: boolean): void {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden);
  document.dispatchEvent(new Event('visibilitychange'));
}
