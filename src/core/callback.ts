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

type Pair = [name: string, value: string];

/** Browsers normalize addresses, so `redirect_uri` has to be normalized before it can be compared with one. */
function normalize(url: string): string {
  try {
    return new URL(url).href;
  } catch {
    return url;
  }
}

/** The parameters of the query and those of the fragment: `#/login?code=…`, `#/login&code=…` or `#code=…`. */
function readParameters(url: string): Pair[][] {
  const [, query = '', fragment = ''] = /^[^?#]*\??([^#]*)#?(.*)$/s.exec(url) ?? [];
  return [query, fragment.replace(/^.*?\?/s, '')].map((part) => [...new URLSearchParams(part)]);
}

/** The pairs that are not in `own`. A pair counts as often as it occurs. */
function subtract(pairs: Pair[], own: Pair[]): Pair[] {
  const left = own.map(String);
  return pairs.filter((pair) => {
    const index = left.indexOf(String(pair));
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

/** WeChat appends its parameters at the very end, so the last value counts. */
const readLast = (pairs: Pair[], name: string) => pairs.filter(([other]) => other === name).pop()?.[1] ?? '';

/** Older WeChat clients report a refusal as this code. */
const DENIED = 'authdeny';

/** A code inside another parameter, encoded or not: the callback was redirected, for example to `/login?next=/cb?code=…` */
const NESTED_CODE = /([?&#]|%(25)*(3F|26|23))code(=|%(25)*3D)(?!authdeny|[&#]|$)/i;

/** What a refusal adds to `redirect_uri`: at its end, before its fragment, or both. */
const REFUSALS = [/$/, /(?=#)/].map((end) => RegExp(`[?&](code=(${DENIED})?&)?state=[^&#]*${end.source}`));

/** Whether the address is `redirect_uri` with nothing but a refusal added. */
function isRefusalOf(redirect_uri: string, url: string): boolean {
  const [atEnd, beforeFragment] = REFUSALS.map((refusal) => url.replace(refusal, ''));
  const both = REFUSALS.reduce((address, refusal) => address.replace(refusal, ''), url);
  return [atEnd, beforeFragment, both].includes(redirect_uri);
}

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
  { redirect_uri }: ReadCallbackOptions = {},
): CallbackResult | null {
  const address = normalize(url);
  const expected = redirect_uri && normalize(redirect_uri);
  const own = expected ? readParameters(expected) : [];
  const added = readParameters(address).map((pairs, index) => subtract(pairs, own[index] ?? []));

  const answers = added
    .map((pairs) => ({ code: readLast(pairs, 'code'), state: readLast(pairs, 'state') }))
    .filter(({ code }) => code && code !== DENIED);
  // A site's own routes may have a code, too: the one that comes with a state is WeChat's.
  const answer = answers.find(({ state }) => state) ?? answers[0];
  if (answer) return { type: 'authorized', ...answer };

  const state = readLast(added.flat(), 'state');
  const isRefusal = expected ? isRefusalOf(expected, address) : !NESTED_CODE.test(address);
  return state && isRefusal ? { type: 'refused', state } : null;
}
