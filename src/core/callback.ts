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

/** A code inside another parameter, encoded or not: the callback was redirected, for example to `/login?next=/cb?code=…` */
const NESTED_CODE = /([?&#]|%(25)*(3F|26|23))code(=|%(25)*3D)(?!authdeny|[&#]|$)/i;

/** Removes what a refusal adds to `redirect_uri`, at its end and before its fragment. Older clients add `code=authdeny`. */
const withoutRefusal = (url: string) => url.replace(/([?&](code=(authdeny)?&)?state=[^&#]*)+(?=#|$)/g, '');

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
  const own = readParameters(expected ?? '').map((pairs) => pairs.map(String));
  let state = '';
  let answer: CallbackResult | undefined;
  for (const [index, pairs] of readParameters(address).entries()) {
    // A pair of the site's own counts as often as it occurs. WeChat appends its parameters at the very end, so the last
    // value counts.
    const left = own[index] ?? [];
    const added = new Map(
      pairs.filter((pair) => {
        const found = left.indexOf(String(pair));
        return found < 0 || !left.splice(found, 1);
      }),
    );
    const code = added.get('code');
    const its = added.get('state') ?? '';
    state ||= its;
    // A site's own routes may have a code, too: the one that comes with a state is WeChat's.
    if (code && code !== 'authdeny' && (its || !answer)) answer = { type: 'authorized', code, state: its };
  }
  if (answer) return answer;
  const isRefusal = expected
    ? withoutRefusal(address) === withoutRefusal(expected)
    : !NESTED_CODE.test(address);
  return state && isRefusal ? { type: 'refused', state } : null;
}
