import { own } from '../../shared/own.js';
import { broadcast } from './broadcast.js';
import { createMessage, MESSAGE_KEY } from './create-message.js';
import { normalizeAddress } from './normalize-address.js';
import { type CallbackResult, type ReadCallbackOptions, readCallback } from './read-callback.js';
import { splitAddress, takeEntry } from './split-address.js';

/**
 * Removes code and state from a query, or from a fragment that contains one. Keeps the parameters in `kept`, and
 * everything else.
 */
function withoutResult(part: string, kept: string[]): string {
  const start = part.indexOf('?') + 1;
  const rest = part
    .slice(start)
    .split('&')
    .filter((pair) => !/^(code|state)=/.test(pair) || takeEntry(kept, pair));
  return part.slice(0, rest.length ? start : Math.max(start - 1, 0)) + rest.join('&');
}

/** Removes WeChat's code and state from query and fragment. Keeps the parameters that `redirect_uri` has itself. */
function cleanAddress(url: string, redirect_uri: string | undefined): string {
  const kept = splitAddress(normalizeAddress(redirect_uri ?? ''));
  const [address = '', ...fragment] = url.split('#');
  const clean = address.includes('?') ? withoutResult(address, kept) : address;
  const hash = withoutResult(fragment.join('#'), kept);
  return hash ? `${clean}#${hash}` : clean;
}

/** Options of `relayCallback`. */
export interface RelayOptions extends ReadCallbackOptions {
  /** The only origin that may receive the result. @default the redirect page's own */
  targetOrigin?: string | undefined;
}

/**
 * Sends the address to the page that waits: the opener, the page around the frame, or a page that is cut off from this
 * window. Returns whether a page waits.
 */
export function handOver(
  url: string,
  result: CallbackResult | null,
  targetOrigin = location.origin,
): boolean {
  // A window with another name was not opened for a login, so its opener does not wait.
  const opener = window.name.startsWith(MESSAGE_KEY) && window.opener;
  const waiting = opener || (window.parent !== window && window.parent);
  if (!waiting) return Boolean(result && broadcast(url, result.state));
  let answers = 3;
  const send = () => waiting.postMessage(createMessage(url), targetOrigin);
  send();
  // If a server has written the frame into the HTML, the page adds its listener later, and then asks for the message.
  addEventListener('message', ({ source, origin, data }) => {
    if (source === waiting && origin === targetOrigin && data === MESSAGE_KEY && answers-- > 0) send();
  });
  return true;
}

/**
 * Sends the result of the login from the redirect page to the page that waits for it. Removes code and state from the
 * address, so that no other script reads or stores them. One of these pages can wait:
 * - the page around the frame
 * - the opener of a login pop-up, which then closes it. The name of that window begins with `wechat-qr-login`
 * - a page of this origin whose pop-up is cut off by Cross-Origin-Opener-Policy. The pop-up then closes itself
 *
 * Returns the result only in a top-level page, where no other page waits. Returns `null` if it has sent the result, or
 * if the address has none. It does not compare the state. The page that receives the result does, and a top-level page
 * calls `verifyState`.
 *
 * @example
 * const result = relayCallback({ targetOrigin: 'https://shop.example' });
 * if (result?.type === 'authorized' && verifyState(result.state)) signIn(result.code); // came as the whole page
 */
export function relayCallback(options: RelayOptions = {}): CallbackResult | null {
  const { redirect_uri, targetOrigin } = own(options);
  const { href } = location;
  // Sent even if they may be the site's own parameters: only the page that waits can tell.
  if (!/[?&#](code|state)=/.test(href)) return null;
  const result = readCallback(href, { redirect_uri });
  history.replaceState(history.state, '', cleanAddress(href, redirect_uri));
  return handOver(href, result, targetOrigin) ? null : result;
}
