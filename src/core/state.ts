import { warnAboutForgottenState } from './warnings.js';

const KEY = 'wechat-qr-login';

/** Reads the encoded states, newest first, separated by spaces. Throws if the browser denies storage (sandbox, blocked site data). */
const readStates = () => (sessionStorage.getItem(KEY) ?? '').split(' ');

/**
 * Creates a state: 128 random bits as digits. Also works on plain http pages, which have no `crypto.randomUUID`.
 *
 * @example
 * const state = createState();
 */
export function createState(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('');
}

/**
 * Remembers a state in this tab (sessionStorage) for the callback page, which calls `verifyState`. `createQrLogin` does
 * this by itself. The last ten states are kept. Does nothing if the browser denies storage.
 */
export function rememberState(state: string): void {
  try {
    sessionStorage.setItem(KEY, [encodeURIComponent(state), ...readStates()].slice(0, 10).join(' '));
  } catch {
    // Without storage verifyState answers false, which is the safe answer.
  }
}

/**
 * Tells whether a page of this origin has sent that state in this tab. A state counts once: the second call with it
 * returns `false`.
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
    sessionStorage.setItem(KEY, rest.join(' '));
    return state !== '' && rest.length < states.length;
  } catch {
    return false;
  }
}
