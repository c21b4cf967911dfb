import { parseUrl } from './parse-url.js';

/**
 * Checks whether a request was sent by a page of the simulator. Any other website can also submit a form to the
 * simulator's address, and would then approve a login without the visitor.
 *
 * Compares host and port, but not the scheme: a tunnel may add TLS.
 *
 * @see https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site
 */
export function isFromOwnPage({ url, headers }: Request): boolean {
  const site = headers.get('sec-fetch-site');
  // Browsers send this header only to trustworthy origins. A phone that opens http://192.168.x.x sends only `Origin`.
  if (site) return site === 'same-origin';
  return parseUrl(headers.get('origin') ?? '')?.host === new URL(url).host;
}
