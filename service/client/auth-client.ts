import { type BetterAuthClientOptions, createAuthClient } from 'better-auth/client';
import { withReturn } from '../addresses.js';
import type { PageConfig } from '../server/page-config.js';
import type { ShownStranger } from '../server/strangers.js';

/** The server, as better-auth's own client calls it. */
export const authClient = createAuthClient({
  // A request that found no server is an `error`, too. Left alone it rejects, and whoever only reads `error` waits for
  // ever. better-fetch is handed this option, although the type does not name it.
  fetchOptions: { catchAllError: true } as BetterAuthClientOptions['fetchOptions'],
});

/** Who is signed in. */
export interface Visitor {
  name: string;
  email: string;
  image?: string | null | undefined;
}

/** What the client says of a request that failed; `error` only where there was no answer at all. */
export interface RequestError {
  status: number;
  error?: unknown;
}

/** What the failure page calls it. */
export function toFailure({ status, error }: RequestError) {
  if (error instanceof Error) return 'offline';
  return status === 429 ? 'too_many_requests' : 'server_error';
}

/** What the server knows, or the failure that kept it from saying so. */
interface Answer<T> {
  data: T | null;
  failure?: string | undefined;
}

const toAnswer = <T>({ data, error }: { data: T | null; error: RequestError | null }): Answer<T> =>
  error ? { data: null, failure: toFailure(error) } : { data };

/** What the page has to know. */
export async function fetchConfig(return_to: string | null): Promise<Answer<PageConfig>> {
  return toAnswer(
    await authClient.$fetch<PageConfig>(location.origin + withReturn('/api/config', return_to)),
  );
}

/** Who is signed in, or null. */
export async function fetchVisitor(): Promise<Answer<Visitor>> {
  const { data, error } = await authClient.getSession();
  return toAnswer({ data: data?.user ?? null, error });
}

/** Whose WeChat waits to be connected to an account, or null. */
export async function fetchStranger(): Promise<Answer<ShownStranger>> {
  return toAnswer(await authClient.$fetch<ShownStranger | null>('/wechat/stranger'));
}

/**
 * Connects that WeChat to the account that is signed in, or to a new one. `confirmed` is the id of the stranger whom the
 * visitor has said to be. The failure, if it is one; `not_confirmed`: another WeChat waits by now.
 */
export async function settleStranger(
  how: 'bind' | 'new-account',
  confirmed: string,
): Promise<string | undefined> {
  const { error } = await authClient.$fetch<unknown>(`/wechat/${how}`, {
    method: 'POST',
    body: { confirmed },
  });
  if (!error) return undefined;
  const codes: Record<number, string> = {
    403: 'signup_disabled',
    409: 'account_already_linked_to_different_user',
    410: 'bind_expired',
    412: 'not_confirmed',
  };
  return codes[error.status] ?? toFailure(error);
}

/** That WeChat waits no longer. The failure, if it does. */
export async function forgetStranger(): Promise<string | undefined> {
  const { error } = await authClient.$fetch<unknown>('/wechat/forget', { method: 'POST', body: {} });
  return error ? toFailure(error) : undefined;
}
