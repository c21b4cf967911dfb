import { readStates, STORAGE_KEY } from './read-states.js';
import { warnAboutForgottenState } from './warn-about-forgotten-state.js';

/**
 * Returns whether a page of this origin has sent this state in this tab. A state counts once: the second call returns
 * `false`.
 *
 * Windows that this tab opens afterwards with `window.open`, and duplicates of the tab, start with a copy of its
 * `sessionStorage`. They know the state as well, and return `true` once each.
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
