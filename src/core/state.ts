import { warnAboutForgottenState } from './warnings.js';

const KEY = 'wechat-qr-login';

/** Encoded states, newest first, apart by spaces. Throws where the browser denies storage (sandbox, blocked site data). */
const readStates = () => (sessionStorage.getItem(KEY) ?? '').split(' ');

/**
 * A fresh state: 128 random bits as digits. Works on plain http pages too, where `crypto.randomUUID` does not exist.
 *
 * @example
 * const state = createState();
 */
export function createState(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('');
}

/**
 * Keeps a state in this tab (sessionStorage) for the callback page, which calls `verifyState`.
 * `createQrLogin` does this by itself. The last ten are kept. Does nothing where storage is denied.
 */
export function rememberState(state: string): void {
  try {
    sessionStorage.setItem(KEY, [encodeURIComponent(state), ...readStates()].slice(0, 10).join(' '));
  } catch {
    // Nothing to remember it in: verifyState will say false, which is the safe answer.
  }
}

/**
 * Whether this tab sent that state, from a page of this origin. A state counts once: the second call with it answers
 * `false`. A window that the tab opened inherits a copy of what the tab remembered until then.
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
