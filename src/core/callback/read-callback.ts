import { own } from '../../shared/own.js';
import { normalizeAddress } from './normalize-address.js';
import { readParameters } from './read-parameters.js';
import { splitAddress, takeEntry } from './split-address.js';

/** The result in a callback address. `state` is empty if the address has none. Compare it before you use the rest. */
export type CallbackResult =
  | { type: 'authorized'; code: string; state: string }
  | { type: 'refused'; state: string };

/** Options of `readCallback`. */
export interface ReadCallbackOptions {
  /**
   * The `redirect_uri` of the login. Its own parameters then do not count as WeChat's answer. Pass it if it has a
   * parameter named `code` or `state`. Otherwise your own `?code=INVITE` looks like an approval.
   */
  redirect_uri?: string | undefined;
}

/**
 * Matches a code inside another parameter, encoded or not. The callback was redirected, for example to
 * `/login?next=/cb?code=…`
 */
const NESTED_CODE = /([?&#]|%(25)*(3F|26|23))code(=|%(25)*3D)(?!authdeny|[&#]|$)/i;

/** Matches the parameters of a refusal. Older clients add `code=authdeny`. */
const REFUSAL = /^(state=|code=(authdeny)?$)/;

/** WeChat appends its parameters at the very end, so the last value counts. */
const readLast = (pairs: string[], name: string) =>
  pairs
    .filter((pair) => pair.startsWith(name))
    .pop()
    ?.slice(name.length) ?? '';

/**
 * Reads WeChat's answer from a callback address, by default the page's own. Returns `null` if the address has none.
 *
 * WeChat appends `code` and `state` at the very end of `redirect_uri`. With a hash router they are inside the fragment.
 * Quick login puts them before the fragment. Sometimes both happen, so both places are read.
 *
 * A refusal is a state without a code. It is only reported if nothing else was added to `redirect_uri`, because sites
 * have parameters with these names, too.
 *
 * Never throws, and does not change the address. Does not compare the state: call `verifyState`.
 *
 * @example
 * readCallback('https://shop.example/#/login?code=C&state=S'); // { type: 'authorized', code: 'C', state: 'S' }
 */
export function readCallback(
  url: string = location.href,
  options: ReadCallbackOptions = {},
): CallbackResult | null {
  const { redirect_uri } = own(options);
  const address = normalizeAddress(url);
  const expected = redirect_uri ? normalizeAddress(redirect_uri) : '';
  const known = readParameters(expected).flat();
  const left = [...known];
  let state = '';
  let answer: { type: 'authorized'; code: string; state: string } | undefined;
  let hidesCode = false;
  for (const pairs of readParameters(address)) {
    // Each parameter of redirect_uri is removed once. Further ones are WeChat's, whose codes are unique.
    const added = pairs.filter(
      (pair) => !takeEntry(left, pair) && !(/^code=/.test(pair) && known.includes(pair)),
    );
    hidesCode ||= added.some((pair) => NESTED_CODE.test(pair));
    const its = readLast(added, 'state=');
    state ||= its;
    const code = readLast(added, 'code=');
    // The site's routes may also have a parameter named code. WeChat's comes with a state.
    if (code && !/^authdeny$|code=/.test(code) && (its || !answer))
      answer = { type: 'authorized', code, state: its };
  }
  if (!expected) return answer ?? (state && !hidesCode ? { type: 'refused', state } : null);

  const wanted = splitAddress(expected);
  const isElsewhere = wanted[0] !== splitAddress(address)[0];
  // Another page may also have a parameter named code, for example for an error.
  if (answer) return isElsewhere && (hidesCode || !state) ? null : { ...answer, state };
  const isRefusal = splitAddress(address)
    .filter((part) => !takeEntry(wanted, part))
    .every((part) => REFUSAL.test(part));
  return state && isRefusal && wanted.length === 0 ? { type: 'refused', state } : null;
}
