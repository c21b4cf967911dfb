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

const failing =
  (returnTo: string | undefined) =>
  (error: string): LoginEnd => ({ signedIn: false, next: failedPage(error, returnTo) });

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
  const failed = failing(returnTo);
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

/** What the server answers when a login by mini program is through: the page to go on with. */
export interface ScanSession {
  next: '/' | '/bind';
}

/** The same for a login by mini program, which has its session already, or is to say whose account it is. */
export function toScanEnd({ next }: ScanSession, returnTo: string | undefined): LoginEnd {
  const to = (name: string) => (returnTo ? `?${new URLSearchParams({ [name]: returnTo })}` : '');
  if (next === '/bind') return { signedIn: false, next: `/bind${to('return_to')}` };
  return { signedIn: true, next: returnTo ? `/api/return${to('to')}` : '/' };
}

/** Fetches what the server keeps for the bind page; `payload` is what it said is required. */
export async function fetchScanSession(payload: unknown, returnTo: string | undefined): Promise<LoginEnd> {
  const { id } = payload as { id: string };
  const failed = failing(returnTo);
  try {
    const response = await fetch(`/api/scan-login/${encodeURIComponent(id)}/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    return response.ok ? toScanEnd(await response.json(), returnTo) : failed('server_error');
  } catch {
    return failed('offline');
  }
}
