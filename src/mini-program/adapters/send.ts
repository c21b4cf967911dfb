import { own } from '../../shared/own.js';

/** The options of all ready-made adapters. */
export interface RequestOptions {
  /** Headers for every request, or a function that returns them. */
  headers?: Record<string, string> | (() => Record<string, string>) | undefined;
  /**
   * Whether requests contain cookies. `include` also sends them to another origin.
   *
   * @default the browser's: only to the page's origin
   */
  credentials?: RequestCredentials | undefined;
  /** Replaces `fetch`. @default the page's `fetch` */
  fetch?: typeof fetch | undefined;
}

/** Sends a request with the options of an adapter. */
export function send(
  options: RequestOptions,
  url: string,
  init: RequestInit & { headers?: Record<string, string> },
): Promise<Response> {
  const { headers = {}, credentials, fetch: ask = fetch } = own(options);
  const more = typeof headers === 'function' ? headers() : headers;
  return ask(
    url,
    own<RequestInit, RequestInit>(
      // A cached answer would always be "pending".
      { cache: 'no-store', ...(credentials && { credentials }) },
      own(init, { headers: own(own(init).headers ?? {}, more) }),
    ),
  );
}
