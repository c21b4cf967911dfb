import { parseUrl } from './parse-url.js';

/**
 * Whether one of the simulator's own pages sent the request. Any website can send a form to the simulator's address.
 * Schemes are not compared: a tunnel may add TLS.
 *
 * @see https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site
 */
export function isFromOwnPage({ url, headers }: Request): boolean {
  const site = headers.get('sec-fetch-site');
  // Browsers do not send it to plain http addresses of the network, where a phone opens the page.
  if (site) return site === 'same-origin';
  return parseUrl(headers.get('origin') ?? '')?.host === new URL(url).host;
}
