import { broadcast } from './broadcast.js';
import { type CallbackResult, readCallback } from './callback.js';
import { createMessage, MESSAGE_KEY } from './message.js';

/** A query, or a fragment with one, without code and state; everything else to the letter. */
function withoutResult(part: string): string {
  const start = part.indexOf('?') + 1;
  const rest = part
    .slice(start)
    .split('&')
    .filter((pair) => !/^(code|state)=/.test(pair));
  return part.slice(0, rest.length ? start : Math.max(start - 1, 0)) + rest.join('&');
}

/** The address without code and state, wherever they stand. */
function cleanAddress(url: string): string {
  const [address = '', ...fragment] = url.split('#');
  const clean = address.includes('?') ? withoutResult(address) : address;
  const hash = withoutResult(fragment.join('#'));
  return hash ? `${clean}#${hash}` : clean;
}

/** Who may have the result. */
export interface RelayOptions {
  /** The only origin that may receive the result. Default: the redirect page's own. */
  targetOrigin?: string | undefined;
}

/** Gives the result to whoever waits for it: an opener, the page around the frame, or a page that cannot be seen from here. */
export function handOver(result: CallbackResult, targetOrigin: string = location.origin): boolean {
  // Any other opener just happened to open this window, and waits for nothing.
  const opener = window.name.startsWith(MESSAGE_KEY) && window.opener;
  const waiting = opener || (window.parent !== window && window.parent);
  if (!waiting) return broadcast(result);
  waiting.postMessage(createMessage(result), targetOrigin);
  return true;
}

/**
 * For the redirect page: hands the result over to the page that waits for it, and removes code and state from the
 * address, so that nothing else reads or stores them. Who waits is
 * - the page around the frame,
 * - the opener of a login pop-up (a window whose name begins with `wechat-qr-login`), which closes it, or
 * - a page of this origin whose pop-up Cross-Origin-Opener-Policy has cut off from it: then the window closes itself.
 *
 * Returns the result only where nobody waits, that is in a top-level page; `null` when it was handed over, or when
 * the address carries none. It compares no state: whoever receives the result does, a top-level page with `verifyState`.
 *
 * @example
 * const result = relayCallback({ targetOrigin: 'https://shop.example' });
 * if (result?.type === 'authorized' && verifyState(result.state)) signIn(result.code); // came as the whole page
 */
export function relayCallback(options: RelayOptions = {}): CallbackResult | null {
  const result = readCallback();
  if (!result) return null;
  history.replaceState(history.state, '', cleanAddress(location.href));
  return handOver(result, options.targetOrigin) ? null : result;
}
