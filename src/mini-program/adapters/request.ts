import { own } from '../../shared/own.js';

/** What the ready adapters have in common. */
export interface RequestOptions {
  /** Headers for every request, or a function that is asked each time. */
  headers?: Record<string, string> | (() => Record<string, string>) | undefined;
  /** Whether cookies go along. Default: the browser's, to this page's origin only; `include`: also to another. */
  credentials?: RequestCredentials | undefined;
  /** Default: the page's `fetch`. */
  fetch?: typeof fetch | undefined;
}

/** An answer's JSON, whatever its status. A page that is none (a captive portal's) throws, and is tried again. */
export async function readJson<Answer>(response: Response): Promise<Answer> {
  try {
    return (await response.json()) as Answer;
  } catch (cause) {
    // An error page says more by its status than by its words.
    throw response.ok ? cause : response;
  }
}

/** Asks with the options that an adapter was given. */
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
      // A cached "pending" would be a wrong answer for ever.
      { cache: 'no-store', ...(credentials && { credentials }) },
      own(init, { headers: own(own(init).headers ?? {}, more) }),
    ),
  );
}
