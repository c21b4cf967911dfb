import { type Destination, getFailedPage, getNextPage, SESSION_PATH, withDestination } from '../addresses.js';
import { isStale } from './auth-client.js';

/** The result of a login, and the next page. */
export interface LoginEnd {
  signedIn: boolean;
  next: string;
}

const createFailure =
  ({ request }: Destination) =>
  (error: string): LoginEnd => ({ signedIn: false, next: getFailedPage(error, request) });

/**
 * Sends code and state to the server. The page does it instead of the frame, whose requests have no `SameSite=Lax`
 * cookies, and so no state cookie. The address of the server's redirect contains the result.
 */
export async function finishLogin(
  result: { code: string; state: string },
  to: Destination = {},
): Promise<LoginEnd> {
  const { code, state } = result;
  const failed = createFailure(to);
  try {
    const response = await fetch(`/api/auth/callback/wechat?${new URLSearchParams({ code, state })}`);
    const { pathname, search, searchParams } = new URL(response.url);
    if (pathname === SESSION_PATH && response.ok) {
      return { signedIn: true, next: getNextPage(Object.fromEntries(searchParams)) };
    }
    if (response.status === 429) return failed('too_many_requests');
    return response.ok ? { signedIn: false, next: pathname + search } : failed('server_error');
  } catch {
    return failed('offline');
  }
}

/** Why a number was not accepted. After `wrong_number` and `expired`, the visitor needs a new QR code. */
export type NumberProblem = 'wrong_number' | 'expired' | 'too_many_requests' | 'offline';

/** The server's answer to a number. */
interface NumberAnswer {
  next?: string;
  status?: 'bound' | 'known';
  error?: string;
  code?: string;
  /** Whether the visitor has to sign in again before. */
  isStale?: boolean;
}

/** Sends the number that the phone shows to a login's address. */
export async function postNumber(address: string, number: string): Promise<NumberAnswer | NumberProblem> {
  try {
    const response = await fetch(`${address}/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ number }),
    });
    if (response.status === 404) return 'expired';
    if (response.status === 429) return 'too_many_requests';
    const answer: NumberAnswer = await response.json();
    if (answer.error === 'wrong_number') return answer.error;
    if (answer.error === 'not_confirmed') return 'expired';
    return { ...answer, isStale: isStale({ ...answer, status: response.status }) };
  } catch {
    return 'offline';
  }
}

/** Sends the number. On success, the visitor is signed in, or continues on the bind page. */
export async function sendNumber(
  address: string,
  number: string,
  to: Destination,
): Promise<LoginEnd | NumberProblem> {
  const answer = await postNumber(address, number);
  if (typeof answer === 'string') return answer;
  const { next, error } = answer;
  if (next === '/bind') return { signedIn: false, next: withDestination(next, to) };
  if (next) return { signedIn: true, next: getNextPage(to) };
  return createFailure(to)(error === 'no_account' ? 'signup_disabled' : 'server_error');
}
