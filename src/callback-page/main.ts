import type { CallbackResult } from '../core/callback.js';
import { handOver } from '../core/relay.js';

/**
 * The script of `callback.html`: what `relayCallback()` does, smaller by what is known of this page. It is a file, so
 * nothing in its address but code and state means anything to anybody.
 */
const { search, hash, pathname } = location;
// WeChat appends to the fragment, too, when redirect_uri has one.
const parameters = new URLSearchParams(search + hash.replace(/[#?]/g, '&'));
const code = parameters.get('code') ?? '';
const state = parameters.get('state') ?? '';
if (code || state) {
  history.replaceState(null, '', pathname);
  // Older WeChat clients report refusal as this code.
  const result: CallbackResult =
    code && code !== 'authdeny' ? { type: 'authorized', code, state } : { type: 'refused', state };
  const { origin, next } = document.documentElement.dataset;
  const { type, ...query } = result;
  // Nobody waits: the whole page came here by a link.
  if (!handOver(result, origin) && next) location.replace(next + new URLSearchParams(query));
}
