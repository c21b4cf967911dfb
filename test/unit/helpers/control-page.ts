import { afterEach, beforeEach, vi } from 'vitest';
import { reset, trackListeners } from './support.js';

/**
 * Installs fake timers before each test of a file, and restores the page afterwards. Returns the remaining listeners.
 */
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

/** Hides the tab, or makes it visible again. */
export function setHidden(hidden: boolean): void {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden);
  document.dispatchEvent(new Event('visibilitychange'));
}
