import { type BetterAuthClientOptions, createAuthClient } from 'better-auth/client';
import type { Trial } from '../server/create-trial.js';
import type { PageConfig } from '../server/page-config.js';
import type { ShownStranger } from '../server/stranger.js';

/** better-auth's client. */
export const authClient = createAuthClient({
  // Reports network failures as `error`. By default, the promise rejects. The option exists in better-fetch, but not in
  // better-auth's types.
  fetchOptions: { catchAllError: true } as BetterAuthClientOptions['fetchOptions'],
});

/** The user who is signed in. */
export interface Visitor {
  name: string;
  email: string;
  image?: string | null | undefined;
}

/** A failed request. `error` is set only if there was no response. */
export interface RequestError {
  status: number;
  error?: unknown;
}

/** Sends a change. Resolves to the error, or to undefined on success. */
export async function sendChange(
  path: string,
  body: object,
): Promise<(RequestError & { code?: string }) | undefined> {
  const { error } = await authClient.$fetch<unknown, { code?: string }>(path, { method: 'POST', body });
  return error ?? undefined;
}

/** Whether the visitor has to sign in again before the change. */
export const isStale = ({ status, code }: RequestError & { code?: string }): boolean =>
  status === 401 || code === 'SESSION_NOT_FRESH' || code === 'SESSION_EXPIRED';

/** Returns the code for the failure page. */
export function toFailure({ status, error }: RequestError) {
  if (error instanceof Error) return 'offline';
  return status === 429 ? 'too_many_requests' : 'server_error';
}

/** The data of a response, or the code of a failure. */
interface Answer<T> {
  data: T | null;
  failure?: string | undefined;
}

const toAnswer = <T>({ data, error }: { data: T | null; error: RequestError | null }): Answer<T> =>
  error ? { data: null, failure: toFailure(error) } : { data };

/** Fetches the configuration of the page with this query. */
export async function fetchConfig(query: URLSearchParams): Promise<Answer<PageConfig>> {
  const asked = new URLSearchParams([...query].filter(([name]) => /^(request|connection)$/.test(name)));
  return toAnswer(await authClient.$fetch<PageConfig>(`${location.origin}/api/config?${asked}`));
}

/** Fetches the user who is signed in, or null. */
export async function fetchVisitor(): Promise<Answer<Visitor>> {
  const { data, error } = await authClient.getSession();
  return toAnswer({ data: data?.user ?? null, error });
}

/** Fetches the WeChat identity that waits to be connected to an account, or null. */
export async function fetchStranger(): Promise<Answer<ShownStranger>> {
  return toAnswer(await authClient.$fetch<ShownStranger | null>('/wechat/stranger'));
}

/**
 * Connects the waiting WeChat identity to the account that is signed in, or to a new account.
 *
 * @param confirmed Id of the identity that the visitor has confirmed.
 * @returns the code of a failure. `not_confirmed`: another identity is waiting now.
 */
export async function settleStranger(
  how: 'bind' | 'new-account',
  confirmed: string,
): Promise<string | undefined> {
  const error = await sendChange(`/wechat/${how}`, { confirmed });
  if (!error) return undefined;
  const codes: Record<number, string> = {
    403: 'signup_disabled',
    409: 'account_already_linked_to_different_user',
    410: 'bind_expired',
    412: 'not_confirmed',
  };
  return codes[error.status] ?? toFailure(error);
}

/** Removes the waiting WeChat identity. Resolves to the code of a failure. */
export async function forgetStranger(): Promise<string | undefined> {
  const error = await sendChange('/wechat/forget', {});
  return error ? toFailure(error) : undefined;
}

/** Fetches what the page "Try this login" shows, or the account id of a visitor who may not see it. */
export async function fetchTrial(): Promise<Trial | { id?: string | undefined }> {
  const { data, error } = await authClient.$fetch<Trial, { id?: string }>(`${location.origin}/api/try`);
  return data ?? { id: error?.id };
}
