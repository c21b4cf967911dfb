/** Where the server goes when a login is through: its answer is the new session. */
const DONE = '/api/auth/get-session';

/** How a login ended, and the page to go on with. */
export interface LoginEnd {
  signedIn: boolean;
  next: string;
}

/** The page that says what went wrong, and whose way on still ends at the application that asked. */
export const failedPage = (error: string, return_to: string | undefined) =>
  `/failed?${new URLSearchParams({ error, ...(return_to && { return_to }) })}`;

/** What the server shall remember for the end of the login: where to go then. */
export const endsOf = (return_to: string | undefined) => {
  // better-auth takes every other character that stays unescaped here.
  const query = return_to ? `?${new URLSearchParams({ return_to })}`.replaceAll('*', '%2A') : '';
  return { callbackURL: DONE + query, errorCallbackURL: `/failed${query}` };
};

/**
 * Hands code and state to the server. The page does that, not the frame: the request of a page carries the cookie
 * that ties the state to this browser. Where the server's redirect leads says how it ended.
 */
export async function finishLogin(
  result: { code: string; state: string },
  returnTo?: string,
): Promise<LoginEnd> {
  const { code, state } = result;
  const failed = (error: string): LoginEnd => ({ signedIn: false, next: failedPage(error, returnTo) });
  try {
    const response = await fetch(`/api/auth/callback/wechat?${new URLSearchParams({ code, state })}`);
    const { pathname, search, searchParams } = new URL(response.url);
    if (pathname === DONE && response.ok) {
      const to = searchParams.get('return_to');
      return { signedIn: true, next: to ? `/api/return?${new URLSearchParams({ to })}` : '/' };
    }
    if (response.status === 429) return failed('too_many_requests');
    return response.ok ? { signedIn: false, next: pathname + search } : failed('server_error');
  } catch {
    return failed('offline');
  }
}
