import { own } from '../../shared/own.js';

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

/** Decodes a `redirect_uri` that is already encoded, once or more. Broken escapes stay. */
export function decodeRedirectUri(uri: string): string {
  try {
    return /^https?%/i.test(uri) ? decodeRedirectUri(decodeURIComponent(uri)) : uri;
  } catch {
    return uri;
  }
}

/** Browsers normalize addresses, so `redirect_uri` has to be normalized before it can be compared with one. */
export function normalize(url: string): string {
  try {
    return new URL(decodeRedirectUri(url)).href;
  } catch {
    return url;
  }
}

/**
 * The decoded parameters, each as `name=value`, of the query and of the fragment: `#/login?code=…`, `#code=…`, or both
 * kinds in one: WeChat appends a `?` to `#tab=1`, too.
 */
function readParameters(url: string): string[][] {
  const [, query = '', fragment = ''] = /^[^?#]*\??([^#]*)#?(.*)$/s.exec(url) ?? [];
  return [query, fragment.replace('?', '&')].map((part) =>
    [...new URLSearchParams(part)].map((pair) => pair.join('=')),
  );
}

/** Splits an address wherever WeChat may have appended something. Path and parameters keep their encoding. */
export const split = (url: string) => url.split(/[?&#]/).filter(Boolean);

/** Takes one such entry out of the list. Returns whether there was one. */
export function take(list: string[], entry: string): boolean {
  const index = list.indexOf(entry);
  return index >= 0 && list.splice(index, 1).length > 0;
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
  const address = normalize(url);
  const expected = redirect_uri ? normalize(redirect_uri) : '';
  const known = readParameters(expected).flat();
  const left = [...known];
  let state = '';
  let answer: { type: 'authorized'; code: string; state: string } | undefined;
  let hidesCode = false;
  for (const pairs of readParameters(address)) {
    // A parameter of the site's own counts as often as it occurs in redirect_uri. WeChat's codes are unique.
    const added = pairs.filter((pair) => !take(left, pair) && !(/^code=/.test(pair) && known.includes(pair)));
    hidesCode ||= added.some((pair) => NESTED_CODE.test(pair));
    const its = readLast(added, 'state=');
    state ||= its;
    const code = readLast(added, 'code=');
    // A site's own routes may have a code, too: the one that comes with a state is WeChat's.
    if (code && !/^authdeny$|code=/.test(code) && (its || !answer))
      answer = { type: 'authorized', code, state: its };
  }
  if (!expected) return answer ?? (state && !hidesCode ? { type: 'refused', state } : null);

  const wanted = split(expected);
  const isElsewhere = wanted[0] !== split(address)[0];
  // Another page may have a code of its own, for example of an error.
  if (answer) return isElsewhere && (hidesCode || !state) ? null : { ...answer, state };
  const isRefusal = split(address)
    .filter((part) => !take(wanted, part))
    .every((part) => REFUSAL.test(part));
  return state && isRefusal && wanted.length === 0 ? { type: 'refused', state } : null;
}
