import type { ShownAccount } from '../../server/account/read-account.js';
import { authClient, type RequestError } from '../auth-client.js';
import { explainError } from '../explain-error.js';
import type { Texts } from '../texts/texts.js';

/** Fetches how the visitor can sign in. Resolves to undefined if the request fails. */
export async function fetchAccount(): Promise<ShownAccount | undefined> {
  return (await authClient.$fetch<ShownAccount>('/account')).data ?? undefined;
}

/** Why a change of the account failed. */
export interface Refusal {
  message: string;
  /** Whether the visitor has to sign in again. */
  isStale: boolean;
}

/** Sends a change of the account. Resolves to undefined on success. */
export async function changeAccount(path: string, body: object, text: Texts): Promise<Refusal | undefined> {
  const { error } = await authClient.$fetch<unknown, { code?: string }>(path, { method: 'POST', body });
  if (!error) return undefined;
  const isStale = /^SESSION_(NOT_FRESH|EXPIRED)$/.test(error.code ?? '') || error.status === 401;
  if (isStale) return { message: text.account.notFresh, isStale };
  const isLast = error.code === 'LAST_WAY_IN';
  return { message: isLast ? text.account.lastWay : explainError(error as RequestError, text), isStale };
}
