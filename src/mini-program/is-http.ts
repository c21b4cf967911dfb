import { parseHttpUrl } from '../shared/parse-http-url.js';

/**
 * Returns whether the address, relative to the page, is http(s). A `javascript:` address would run code in the page.
 */
export const isHttp = (address: string): boolean => Boolean(parseHttpUrl(address, location.href));
