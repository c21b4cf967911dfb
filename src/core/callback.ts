/** What a callback address says. `state` is empty when the address has none. Compare it before you trust the rest. */
export type CallbackResult =
  | { type: 'authorized'; code: string; state: string }
  | { type: 'refused'; state: string };

/**
 * Reads code and state from a callback address, by default the page's own. `null`: the address carries neither.
 *
 * Looks behind the `#` and before it: with a hash router WeChat puts the code inside the fragment,
 * its quick login puts it before the fragment, and sometimes it does both.
 * Refusal arrives as a state without a code.
 * Never throws, changes nothing, and does not compare the state: that is `verifyState`.
 *
 * @example
 * readCallback('https://shop.example/#/login?code=C&state=S'); // { type: 'authorized', code: 'C', state: 'S' }
 */
export function readCallback(url: string = location.href): CallbackResult | null {
  let found: CallbackResult | null = null;
  const [, query, fragment] = /^[^?#]*\??([^#]*)#?(.*)$/s.exec(url) ?? [];
  for (const part of [query, fragment?.replace(/^.*?\?/s, '')]) {
    const parameters = new URLSearchParams(part);
    // WeChat appends its parameters at the very end, so the last value counts.
    const [code, state = ''] = ['code', 'state'].map((name) => parameters.getAll(name).pop());
    // Older WeChat clients report refusal as this code.
    if (code && code !== 'authdeny') {
      // A site's own routes may have a `code`, too; the one that comes with a state is WeChat's.
      if (state || found?.type !== 'authorized') found = { type: 'authorized', code, state };
    } else if (state) {
      found ??= { type: 'refused', state };
    }
  }
  return found;
}
