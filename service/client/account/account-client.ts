import type { ShownAccount } from '../../server/account/read-account.js';
import { authClient, isStale, sendChange } from '../auth-client.js';
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
  const error = await sendChange(path, body);
  if (!error) return undefined;
  if (isStale(error)) return { message: text.account.notFresh, isStale: true };
  const isLast = error.code === 'LAST_WAY_IN';
  return { message: isLast ? text.account.lastWay : explainError(error, text), isStale: false };
}
