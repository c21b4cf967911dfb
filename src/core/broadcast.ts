import type { CallbackResult } from './callback.js';
import { onAbort } from './lifetime.js';
import { createMessage, MESSAGE_KEY, readMessage } from './message.js';

/**
 * The way back from a pop-up that Cross-Origin-Opener-Policy has cut off: it has neither opener nor name any more, but
 * it is on our origin again. Who knows the state knows the channel.
 */
export const channelName = (state: string) => `${MESSAGE_KEY} ${state}`;

/**
 * In the page that waits: hears the result of that state until the signal aborts. Until then a mark in localStorage,
 * which never holds the result itself, says that somebody waits: the redirect page has to know it at once, and a
 * channel only answers later. `false`: the browser denies storage, and nothing can be heard.
 */
export function hearBroadcast(
  state: string,
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
      const result = readMessage(data);
      if (result) onResult(result);
    };
    return true;
  } catch {
    return false;
  }
}

/** In the redirect page: hands the result over if somebody waits for its state, and closes the window, which nobody else can. */
export function broadcast(result: CallbackResult): boolean {
  const name = channelName(result.state);
  try {
    if (localStorage.getItem(name) === null) return false;
    new BroadcastChannel(name).postMessage(createMessage(result));
    // One answer: should the page that waited have crashed, the mark must not outlive it.
    localStorage.removeItem(name);
    close();
    return true;
  } catch {
    return false;
  }
}
