import { readStates, STORAGE_KEY } from './read-states.js';
import { warnAboutForgottenState } from './warn-about-forgotten-state.js';

/**
 * Returns whether a page of this origin has started a login with this state in this tab. A state is valid once: the
 * second call returns `false`.
 *
 * Duplicates of the tab, and windows that it opens later with `window.open`, start with a copy of its `sessionStorage`.
 * In each of them, the call also returns `true` once.
 *
 * @example
 * const result = readCallback();
 * if (result?.type === 'authorized' && verifyState(result.state)) signIn(result);
 */
export function verifyState(state: string): boolean {
  try {
    const states = readStates();
    if (__DEV__ && !states[0]) warnAboutForgottenState();
    const rest = states.filter((other) => other !== encodeURIComponent(state));
    sessionStorage.setItem(STORAGE_KEY, rest.join(' '));
    return state !== '' && rest.length < states.length;
  } catch {
    return false;
  }
}
