import { type CallbackResult, readCallback } from './callback.js';

/** The key of a relayed message, and how the name of a login pop-up begins. */
export const MESSAGE_KEY = 'wechat-qr-login';

/**
 * What the redirect page sends to the page that waits: its whole address. The page that waits knows `redirect_uri`, so
 * only that page can tell WeChat's answer from parameters of the site's own.
 */
export const createMessage = (url: string) => ({ [MESSAGE_KEY]: { url } });

/**
 * The result in a message. `null`: a redirect page sent an address without one. `undefined`: another message.
 * It checks neither the sender nor the state.
 */
export function readMessage(data: unknown, redirect_uri: string): CallbackResult | null | undefined {
  const url = (data as Partial<Record<string, { url?: unknown } | null>> | null | undefined)?.[MESSAGE_KEY]
    ?.url;
  return typeof url === 'string' ? readCallback(url, { redirect_uri }) : undefined;
}
