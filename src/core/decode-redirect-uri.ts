/** Decodes a `redirect_uri` that is already encoded, once or more. Broken escapes stay. */
export function decodeRedirectUri(uri: string): string {
  try {
    return /^https?%/i.test(uri) ? decodeRedirectUri(decodeURIComponent(uri)) : uri;
  } catch {
    return uri;
  }
}
