import { MESSAGE_KEY } from './create-message.js';
import { type CallbackResult, readCallback } from './read-callback.js';

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
