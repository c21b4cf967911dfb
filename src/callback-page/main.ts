import { readCallback } from '../core/callback/read-callback.js';
import { handOver } from '../core/callback/relay-callback.js';

/**
 * Runs in `callback.html`. Passes the result of the login to the page that waits for it, as `relayCallback` does. If no
 * page waits, appends the result to the address in `data-next` and navigates there.
 *
 * Unlike `relayCallback`, it removes the whole query and fragment from the address. The page is a static file and needs
 * neither.
 */
const { href, pathname } = location;
if (/[?&#](code|state)=/.test(href)) {
  const { origin, next, redirectUri } = document.documentElement.dataset;
  const result = readCallback(href, { redirect_uri: redirectUri });
  history.replaceState(null, '', pathname);
  if (!handOver(href, result, origin) && result && next) {
    const { type, ...query } = result;
    location.replace(next + new URLSearchParams(query));
  }
}
