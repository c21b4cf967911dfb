import { own } from '../../shared/own.js';
import { normalizeAddress } from './normalize-address.js';
import { readParameters } from './read-parameters.js';
import { splitAddress, takeEntry } from './split-address.js';

/** What a callback address says. `state` is empty when the address has none. Compare it before you trust the rest. */
export type CallbackResult =
  | { type: 'authorized'; code: string; state: string }
  | { type: 'refused'; state: string };

/** What is known about the address beforehand. */
export interface ReadCallbackOptions {
  /**
   * The `redirect_uri` of the login. Its own parameters are then not taken for WeChat's answer. Needed if it has a
   * parameter named `code` or `state`; without it, `?code=INVITE` of your own reads like an approval.
   */
  redirect_uri?: string | undefined;
}

/** A code inside another parameter, encoded or not: the callback was redirected, for example to `/login?next=/cb?code=…` */
const NESTED_CODE = /([?&#]|%(25)*(3F|26|23))code(=|%(25)*3D)(?!authdeny|[&#]|$)/i;

/** What a refusal adds. Older clients add `code=authdeny`. */
const REFUSAL = /^(state=|code=(authdeny)?$)/;

/** WeChat appends its parameters at the very end, so the last value counts. */
const readLast = (pairs: string[], name: string) =>
  pairs
    .filter((pair) => pair.startsWith(name))
    .pop()
    ?.slice(name.length) ?? '';

/**
 * Reads WeChat's answer from a callback address, by default the page's own. `null`: the address has none.
 *
 * WeChat appends `code` and `state` at the very end of `redirect_uri`. With a hash router they are inside the fragment;
 * quick login puts them before the fragment, sometimes both happen, so both places are read. A refusal is a state
 * without a code. It is only reported if nothing else was added to `redirect_uri`, because sites have parameters with
 * these names, too.
 *
 * Never throws and changes nothing. It does not compare the state: that is `verifyState`.
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
    // A parameter of the site's own counts as often as it occurs in redirect_uri. WeChat's codes are unique.
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
