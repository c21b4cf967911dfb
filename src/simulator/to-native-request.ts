/**
 * Converts a request of `@hono/node-server` into an instance of the platform's `Request` class.
 *
 * The server passes an object of its own class. `new Request(object)` does not accept that object unless the server
 * may replace the global `Request`, which would affect the whole process.
 */
export const toNativeRequest = ({ url, method, headers, body, signal }: Request): Request =>
  // The Fetch standard requires `duplex` for streams. TypeScript's DOM types do not have it.
  new Request(url, { method, headers, body, signal, duplex: 'half' } as RequestInit);
