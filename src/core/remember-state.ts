import { readStates, STORAGE_KEY } from './read-states.js';

/**
 * Remembers a state in this tab (sessionStorage) for the callback page, which calls `verifyState`. `createQrLogin`
 * already does this. The last ten states are kept. Does nothing if the browser denies storage.
 */
export function rememberState(state: string): void {
  try {
    sessionStorage.setItem(STORAGE_KEY, [encodeURIComponent(state), ...readStates()].slice(0, 10).join(' '));
  } catch {
    // Without storage verifyState answers false, which is the safe answer.
  }
}
