import { failedPage, returnAddress, SCAN_LOGIN_PATH, withReturn } from '../addresses.js';

/** Where the server goes when a login is through: its answer is the new session. */
const DONE = '/api/auth/get-session';

/** How a login ended, and the page to go on with. */
export interface LoginEnd {
  signedIn: boolean;
  next: string;
}

const failing =
  (returnTo: string | undefined) =>
  (error: string): LoginEnd => ({ signedIn: false, next: failedPage(error, returnTo) });

/** What the server shall remember for the end of the login: where to go then. */
export const endsOf = (return_to: string | undefined) => ({
  callbackURL: withReturn(DONE, return_to),
  errorCallbackURL: withReturn('/failed', return_to),
});

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
      return { signedIn: true, next: returnAddress(searchParams.get('return_to')) };
    }
    if (response.status === 429) return failed('too_many_requests');
    return response.ok ? { signedIn: false, next: pathname + search } : failed('server_error');
  } catch {
    return failed('offline');
  }
}

/** Why a number did not end the login. After the first two the visitor needs a new code. */
export type NumberProblem = 'wrong_number' | 'expired' | 'too_many_requests' | 'offline';

/** Sends the number that the phone shows. The answer is the new session, or the bind page asks whose account it is. */
export async function sendNumber(
  id: string,
  number: string,
  returnTo: string | undefined,
): Promise<LoginEnd | NumberProblem> {
  try {
    const response = await fetch(`${SCAN_LOGIN_PATH}/${encodeURIComponent(id)}/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ number }),
    });
    const { status } = response;
    if (status === 404 || status === 409) return 'expired';
    if (status === 429) return 'too_many_requests';
    const { next, error }: { next?: string; error?: string } = await response.json();
    if (error === 'wrong_number') return error;
    if (next === '/bind') return { signedIn: false, next: withReturn(next, returnTo) };
    if (next) return { signedIn: true, next: returnAddress(returnTo) };
    return failing(returnTo)(error === 'no_account' ? 'signup_disabled' : 'server_error');
  } catch {
    return 'offline';
  }
}
