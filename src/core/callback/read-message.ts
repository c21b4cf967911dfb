import { MESSAGE_KEY } from './create-message.js';
import { type CallbackResult, readCallback } from './read-callback.js';

/** Reads an own property of any value. Inherited properties are not part of the message. */
const readOwn = (value: unknown, name: string): unknown =>
  Object.getOwnPropertyDescriptor(Object(value), name)?.value;

/**
 * Reads the result from a message. Returns `null` if a redirect page sent an address without a result, and `undefined`
 * for other messages. It checks neither the sender nor the state.
 */
export function readMessage(data: unknown, redirect_uri: string): CallbackResult | null | undefined {
  const url = readOwn(readOwn(data, MESSAGE_KEY), 'url');
  return typeof url === 'string' ? readCallback(url, { redirect_uri }) : undefined;
}
