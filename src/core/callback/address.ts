import { resolveRedirectUri } from '../resolve-redirect-uri.js';

/** Browsers normalize addresses, so `redirect_uri` has to be normalized before it can be compared with one. */
export function normalizeAddress(url: string): string {
  try {
    return new URL(resolveRedirectUri(url)).href;
  } catch {
    return url;
  }
}

/**
 * The decoded parameters, each as `name=value`, of the query and of the fragment: `#/login?code=…`, `#code=…`, or both
 * kinds in one: WeChat appends a `?` to `#tab=1`, too.
 */
export function readParameters(url: string): string[][] {
  const [, query = '', fragment = ''] = /^[^?#]*\??([^#]*)#?(.*)$/s.exec(url) ?? [];
  return [query, fragment.replace('?', '&')].map((part) =>
    [...new URLSearchParams(part)].map((pair) => pair.join('=')),
  );
}

/** Splits an address wherever WeChat may have appended something. Path and parameters keep their encoding. */
export const splitAddress = (url: string) => url.split(/[?&#]/).filter(Boolean);

/** Takes one such entry out of the list. Returns whether there was one. */
export function takeEntry(list: string[], entry: string): boolean {
  const index = list.indexOf(entry);
  return index >= 0 && list.splice(index, 1).length > 0;
}
