import type { CallbackResult } from './callback.js';

/** Where the result stands in a relayed message, and how the name of a login pop-up begins. */
export const MESSAGE_KEY = 'wechat-qr-login';

/** What the redirect page sends to the page that waits. */
export const createMessage = (result: CallbackResult) => ({ [MESSAGE_KEY]: result });

/** The result in a message. A message may be anything; who sent it, and for which state, is for the caller to ask. */
export function readMessage(data: Partial<Record<string, unknown>> | null): CallbackResult | undefined {
  const result = data?.[MESSAGE_KEY] as Partial<Record<string, unknown>> | undefined;
  const known =
    result?.type === 'refused' || (result?.type === 'authorized' && typeof result.code === 'string');
  return known ? (result as CallbackResult) : undefined;
}
