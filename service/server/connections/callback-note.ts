import { getOAuthState } from 'better-auth/api';
import type { AccountRules } from '../config/connection.js';
import type { Failure } from '../login-failure.js';
import type { Stranger } from '../stranger.js';

/** What the provider found out during a callback. The `after` hook of the same request reads it by the OAuth state. */
export interface CallbackNote {
  rules?: AccountRules;
  failure?: Failure;
  stranger?: Stranger;
}
const notes = new WeakMap<object, CallbackNote>();

/** Returns the note of this callback. It is empty outside callbacks. */
export async function readNote(): Promise<CallbackNote> {
  const state = await getOAuthState();
  return (state && notes.get(state)) ?? {};
}

/** Adds to the note of this callback. */
export async function addNote(note: CallbackNote): Promise<void> {
  const state = await getOAuthState();
  if (state) notes.set(state, { ...notes.get(state), ...note });
}
