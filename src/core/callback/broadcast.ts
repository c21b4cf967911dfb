import { onAbort } from '../../shared/listen.js';
import { createMessage, MESSAGE_KEY } from './create-message.js';
import type { CallbackResult } from './read-callback.js';
import { readMessage } from './read-message.js';

/**
 * Names the channel to a page whose pop-up is cut off by Cross-Origin-Opener-Policy. That pop-up has lost its opener
 * and its name, but it is on our origin again. The channel name contains the state, so only the page that started the
 * login can listen.
 */
export const channelName = (state: string) => `${MESSAGE_KEY} ${state}`;

/**
 * Listens for the result with that state until the signal aborts. The page that waits calls it.
 *
 * It also sets an empty item in localStorage: the redirect page has to know at once whether a page waits, and a channel
 * is asynchronous. The item never contains the result. Returns `false` if the browser denies storage, because then no
 * result can arrive.
 */
export function listenToBroadcast(
  state: string,
  redirect_uri: string,
  signal: AbortSignal,
  onResult: (result: CallbackResult) => void,
): boolean {
  const name = channelName(state);
  try {
    localStorage.setItem(name, '');
    onAbort(signal, () => localStorage.removeItem(name));
    const channel = new BroadcastChannel(name);
    onAbort(signal, () => channel.close());
    channel.onmessage = ({ data }) => {
      const result = readMessage(data, redirect_uri);
      if (result) onResult(result);
    };
    return true;
  } catch {
    return false;
  }
}

/**
 * Sends the address of the redirect page if a page waits for that state. Then closes the window, because the page that
 * waits cannot.
 */
export function broadcast(url: string, state: string): boolean {
  const name = channelName(state);
  try {
    if (localStorage.getItem(name) === null) return false;
    new BroadcastChannel(name).postMessage(createMessage(url));
    // Removed here too, because the page that waited may have crashed.
    localStorage.removeItem(name);
    close();
    return true;
  } catch {
    return false;
  }
}
