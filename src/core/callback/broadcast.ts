import { onAbort } from '../../shared/listen.js';
import { createMessage, MESSAGE_KEY } from './create-message.js';
import type { CallbackResult } from './read-callback.js';
import { readMessage } from './read-message.js';

/**
 * The way back from a pop-up that Cross-Origin-Opener-Policy has cut off: it has neither opener nor name any more, but
 * it is on our origin again. The name contains the state, so only the page that started the login can listen.
 */
export const channelName = (state: string) => `${MESSAGE_KEY} ${state}`;

/**
 * In the page that waits: listens for the result of that state until the signal aborts. Until then a mark in
 * localStorage, which never holds the result itself, says that somebody waits: the redirect page has to know it at
 * once, and a channel only answers later. Returns `false` if the browser denies storage: nothing can be heard then.
 */
export function hearBroadcast(
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

/** In the redirect page: hands its address over if a page waits for that state, and closes the window, which no other page can. */
export function broadcast(url: string, state: string): boolean {
  const name = channelName(state);
  try {
    if (localStorage.getItem(name) === null) return false;
    new BroadcastChannel(name).postMessage(createMessage(url));
    // One answer: if the page that waited has crashed, the mark must not outlive it.
    localStorage.removeItem(name);
    close();
    return true;
  } catch {
    return false;
  }
}
