/** A path of the page. `//shop.example` and `/\shop.example` are addresses of another host. */
const PATH = /^\/(?![/\\])/;

/** Whether a `redirect_uri` is a path of the page. */
export const isPath = (uri: string): boolean => PATH.test(uri);

/**
 * Decodes a `redirect_uri` that is already encoded, once or more. Broken escapes stay. Resolves a path against the page's
 * origin, in a browser; on a server it stays a path.
 */
export function resolveRedirectUri(uri: string): string {
  try {
    if (isPath(uri)) return (globalThis.origin ?? '') + uri;
    return /^https?%/i.test(uri) ? resolveRedirectUri(decodeURIComponent(uri)) : uri;
  } catch {
    return uri;
  }
}
