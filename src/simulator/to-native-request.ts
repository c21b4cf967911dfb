/**
 * The same request in the platform's own class: hono's server hands over a kind of its own, which `new Request` does
 * not take, unless it may replace the class of the whole process.
 */
export const toNativeRequest = ({ url, method, headers, body, signal }: Request): Request =>
  // A body that streams needs the word (fetch standard); the DOM's types do not have it.
  new Request(url, { method, headers, body, signal, duplex: 'half' } as RequestInit);
