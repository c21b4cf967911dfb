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

/** What the server answers when a login by mini program is through: the page to go on with. */
export interface ScanSession {
  next: '/' | '/bind';
}

/** The same for a login by mini program, which has its session already, or is to say whose account it is. */
export const toScanEnd = ({ next }: ScanSession, returnTo: string | undefined): LoginEnd =>
  next === '/bind'
    ? { signedIn: false, next: withReturn('/bind', returnTo) }
    : { signedIn: true, next: returnAddress(returnTo) };

/** Fetches what the server keeps for the bind page; `payload` is what it said is required. */
export async function fetchScanSession(payload: unknown, returnTo: string | undefined): Promise<LoginEnd> {
  const { id } = payload as { id: string };
  const failed = failing(returnTo);
  try {
    const response = await fetch(`${SCAN_LOGIN_PATH}/${encodeURIComponent(id)}/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    return response.ok ? toScanEnd(await response.json(), returnTo) : failed('server_error');
  } catch {
    return failed('offline');
  }
}
