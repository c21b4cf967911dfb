import { type CallbackResult, readCallback } from './read-callback.js';

/**
 * The key of a relayed message, and how the name of a login pop-up begins. Alone it is a message, too: it asks a redirect
 * page, which may have sent its message before anybody listened, to send it again.
 */
export const MESSAGE_KEY = 'wechat-qr-login';

/**
 * What the redirect page sends to the page that waits: its whole address. The page that waits knows `redirect_uri`, so
 * only that page can tell WeChat's answer from parameters of the site's own.
 */
export const createMessage = (url: string) => ({ [MESSAGE_KEY]: { url } });

/** Reads an own property of anything: a message may have any type, and `Object.prototype` is not its sender's. */
const readOwn = (value: unknown, name: string): unknown =>
  Object.getOwnPropertyDescriptor(Object(value), name)?.value;

/**
 * The result in a message. `null`: a redirect page sent an address without one. `undefined`: another message.
 * It checks neither the sender nor the state.
 */
export function readMessage(data: unknown, redirect_uri: string): CallbackResult | null | undefined {
  const url = readOwn(readOwn(data, MESSAGE_KEY), 'url');
  return typeof url === 'string' ? readCallback(url, { redirect_uri }) : undefined;
}
