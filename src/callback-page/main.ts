import { readCallback } from '../core/callback.js';
import { handOver } from '../core/relay.js';

/**
 * The script of `callback.html`: does what `relayCallback()` does, and goes on to `data-next` in a top-level page. The
 * page is a static file, so it removes its whole query and fragment.
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
