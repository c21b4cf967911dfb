import { resolveRedirectUri } from '../resolve-redirect-uri.js';

/** Browsers normalize addresses, so `redirect_uri` has to be normalized before it can be compared with one. */
export function normalizeAddress(url: string): string {
  try {
    return new URL(resolveRedirectUri(url)).href;
  } catch {
    return url;
  }
}
