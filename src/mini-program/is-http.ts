import { parseHttpUrl } from '../shared/parse-http-url.js';

/** Whether the address, relative to the page, is http(s). The page may go there; a `javascript:` address would run code in it. */
export const isHttp = (address: string): boolean => Boolean(parseHttpUrl(address, location.href));
