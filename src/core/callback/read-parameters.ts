/**
 * Returns the decoded parameters of the query and of the fragment, each as `name=value`. A fragment can be
 * `#/login?code=…`, `#code=…` or both: WeChat also appends a `?` to `#tab=1`.
 */
export function readParameters(url: string): string[][] {
  // The pattern matches every text, and so do its groups.
  const [, query, fragment] = /[^?#]*\??([^#]*)#?(.*)/s.exec(url) as unknown as [string, string, string];
  return [query, fragment.replace('?', '&')].map((part) =>
    [...new URLSearchParams(part)].map((pair) => pair.join('=')),
  );
}
