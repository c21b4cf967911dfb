import { decodeRedirectUri } from '../decode-redirect-uri.js';

/** Browsers normalize addresses, so `redirect_uri` has to be normalized before it can be compared with one. */
export function normalizeAddress(url: string): string {
  try {
    return new URL(decodeRedirectUri(url)).href;
  } catch {
    return url;
  }
}
