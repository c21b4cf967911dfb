import type { MiniProgramLogin } from './mini-program-login-schema.js';
import { LIFETIME } from './mini-program-login-store.js';

/**
 * Asks the page for the number that the phone shows after the confirmation.
 *
 * The number proves that the person with the phone is at the page. An attacker who photographs the QR code and confirms
 * it cannot type on the visitor's page. An attacker who sends their own QR code to a victim does not see the victim's
 * phone. The phone shows the number, because a number on the page would be in the photograph. The visitor types the
 * number instead of choosing it, because one of three choices is easy to guess.
 */
export interface NumberAction {
  action: 'number';
  id: string;
  /** Seconds until the number expires. */
  expiresIn: number;
}

/** Tells the page that the WeChat that has confirmed has no account. The phone shows the same. */
export interface NoAccountAction {
  action: 'no_account';
}

/** The status of a login, or `expired`. */
export type ShownStatus = MiniProgramLogin['status'] | 'expired';

/** Returns what the waiting page gets. A used login looks expired. */
export function toProgress(id: string, status: ShownStatus) {
  if (status === 'used') return { status: 'expired' };
  if (status === 'no_account') {
    const payload: NoAccountAction = { action: 'no_account' };
    return { status: 'action_required', payload };
  }
  if (status !== 'confirmed') return { status };
  const payload: NumberAction = { action: 'number', id, expiresIn: LIFETIME };
  return { status: 'action_required', payload };
}
