import { readStates, STORAGE_KEY } from './read-states.js';

/**
 * Stores a state in this tab (sessionStorage) for the callback page, which calls `verifyState`. `createQrLogin` already
 * does this. Keeps the last ten states. Does nothing if the browser denies storage.
 */
export function rememberState(state: string): void {
  try {
    sessionStorage.setItem(STORAGE_KEY, [encodeURIComponent(state), ...readStates()].slice(0, 10).join(' '));
  } catch {
    // Without storage, verifyState returns false, which is safe.
  }
}
