import { isStale, sendChange } from '../auth-client.js';
import { explainError } from '../explain-error.js';
import type { Texts } from '../texts/texts.js';

/** Why a request about a phone number failed, and the field that is wrong, if any. */
export interface PhoneProblem {
  message: string;
  field?: 'phone' | 'code';
  /** Whether the visitor has to sign in again. */
  isStale?: boolean;
}

type Reason = 'unsupported' | 'taken' | 'unknown' | 'wrong' | 'expired' | 'spent' | 'notSent';

const FIELDS: Record<string, ['phone' | 'code' | undefined, Reason]> = {
  INVALID_PHONE_NUMBER: ['phone', 'unsupported'],
  PHONE_NUMBER_EXIST: ['phone', 'taken'],
  SIGNUP_DISABLED: ['phone', 'unknown'],
  INVALID_OTP: ['code', 'wrong'],
  OTP_EXPIRED: ['code', 'expired'],
  OTP_NOT_FOUND: ['code', 'expired'],
  TOO_MANY_ATTEMPTS: ['code', 'spent'],
  NOT_SENT: [undefined, 'notSent'],
};

/** Returns the number with its country code, or undefined. Numbers without one are Chinese mobile numbers. */
export function toPhoneNumber(typed: string): string | undefined {
  // Chinese input methods can produce full-width digits.
  const plain = typed
    .normalize('NFKC')
    .replace(/[\s().-]/g, '')
    .replace(/^00/, '+');
  const full = /^1\d{10}$/.test(plain) ? `+86${plain}` : plain;
  return /^\+[1-9]\d{6,14}$/.test(full) ? full : undefined;
}

/** Returns a number as people in China write it. It does not wrap. Other numbers stay as they are. */
export const formatPhoneNumber = (number: string) =>
  number.replace(/^\+86(\d{3})(\d{4})(\d{4})$/, '+86\u00a0$1\u00a0$2\u00a0$3');

/** Sends a request about a phone number. Resolves to undefined on success. */
export async function sendPhoneRequest(
  path: 'send-otp' | 'verify',
  body: object,
  text: Texts,
): Promise<PhoneProblem | undefined> {
  const error = await sendChange(`/phone-number/${path}`, body);
  if (!error) return undefined;
  if (isStale(error)) return { message: text.account.notFresh, isStale: true };
  const known = FIELDS[error.code ?? ''];
  if (!known) return { message: explainError(error, text) };
  const [field, key] = known;
  return { message: text.phone[key], ...(field && { field }) };
}
