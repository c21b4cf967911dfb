/** Matches a path of the page. Browsers read `//shop.example` and `/\shop.example` as another host. */
const PATH = /^\/(?![/\\])/;

/** Returns whether a `redirect_uri` is a path of the page. */
export const isPath = (uri: string): boolean => PATH.test(uri);

/**
 * Decodes a `redirect_uri` that is encoded once or more. Does not change invalid escapes. In a browser, resolves a path
 * against the page's origin. On a server, returns the path.
 */
export function resolveRedirectUri(uri: string): string {
  try {
    if (isPath(uri)) return (globalThis.origin ?? '') + uri;
    return /^https?%/i.test(uri) ? resolveRedirectUri(decodeURIComponent(uri)) : uri;
  } catch {
    return uri;
  }
}
