import { own } from '../../shared/own.js';
import { broadcast } from './broadcast.js';
import { createMessage, MESSAGE_KEY } from './create-message.js';
import { normalizeAddress } from './normalize-address.js';
import { type CallbackResult, type ReadCallbackOptions, readCallback } from './read-callback.js';
import { splitAddress, takeEntry } from './split-address.js';

/** A query, or a fragment with one, without code and state, unless they are in `kept`. Leaves everything else unchanged. */
function withoutResult(part: string, kept: string[]): string {
  const start = part.indexOf('?') + 1;
  const rest = part
    .slice(start)
    .split('&')
    .filter((pair) => !/^(code|state)=/.test(pair) || takeEntry(kept, pair));
  return part.slice(0, rest.length ? start : Math.max(start - 1, 0)) + rest.join('&');
}

/** The address without WeChat's code and state, in query and fragment. What `redirect_uri` has itself stays. */
function cleanAddress(url: string, redirect_uri: string | undefined): string {
  const kept = splitAddress(normalizeAddress(redirect_uri ?? ''));
  const [address = '', ...fragment] = url.split('#');
  const clean = address.includes('?') ? withoutResult(address, kept) : address;
  const hash = withoutResult(fragment.join('#'), kept);
  return hash ? `${clean}#${hash}` : clean;
}

/** Who may have the result, and how to read it. */
export interface RelayOptions extends ReadCallbackOptions {
  /** The only origin that may receive the result. @default the redirect page's own */
  targetOrigin?: string | undefined;
}

/** Hands the address over to the page that waits: an opener, the page around the frame, or a page that cannot be reached from here. */
export function handOver(
  url: string,
  result: CallbackResult | null,
  targetOrigin = location.origin,
): boolean {
  // Any other opener has opened this window for another reason, and does not wait.
  const opener = window.name.startsWith(MESSAGE_KEY) && window.opener;
  const waiting = opener || (window.parent !== window && window.parent);
  if (!waiting) return Boolean(result && broadcast(url, result.state));
  let answers = 3;
  const send = () => waiting.postMessage(createMessage(url), targetOrigin);
  send();
  // A page whose server wrote the frame into its HTML listens later, and asks then.
  addEventListener('message', ({ source, origin, data }) => {
    if (source === waiting && origin === targetOrigin && data === MESSAGE_KEY && answers-- > 0) send();
  });
  return true;
}

/**
 * For the redirect page: hands the result over to the page that waits for it, and removes code and state from the
 * address, so that nothing else reads or stores them. Who waits is
 * - the page around the frame,
 * - the opener of a login pop-up (a window whose name begins with `wechat-qr-login`), which closes it, or
 * - a page of this origin whose pop-up Cross-Origin-Opener-Policy has cut off from it: then the window closes itself.
 *
 * Returns the result only where no page waits, that is in a top-level page. Returns `null` if it was handed over or the
 * address has no result. It does not compare the state: the page that receives the result does, and a top-level page
 * calls `verifyState`.
 *
 * @example
 * const result = relayCallback({ targetOrigin: 'https://shop.example' });
 * if (result?.type === 'authorized' && verifyState(result.state)) signIn(result.code); // came as the whole page
 */
export function relayCallback(options: RelayOptions = {}): CallbackResult | null {
  const { redirect_uri, targetOrigin } = own(options);
  const { href } = location;
  // Also where it is not clear to this page whose parameters they are: the page that waits knows.
  if (!/[?&#](code|state)=/.test(href)) return null;
  const result = readCallback(href, { redirect_uri });
  history.replaceState(history.state, '', cleanAddress(href, redirect_uri));
  return handOver(href, result, targetOrigin) ? null : result;
}
