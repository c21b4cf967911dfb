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
