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

/** What a login has told by the time its frame is in the page. */
export const untilMounted = ['idle > loading', 'load', 'loading > mounting', 'mount true'];
