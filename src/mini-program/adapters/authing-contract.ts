import { ownFields } from '../../shared/own.js';
import type { MiniProgramOutcome, ScannedUser } from '../adapter.js';
import { MiniProgramLoginError } from '../errors.js';
import { toDetail } from './to-detail.js';

/** Authing's browser contract v2: what its servers answer, and what that means. */

/** `code` counts, not the HTTP status: errors, too, come with HTTP 200. */
export interface Envelope {
  code: number;
  message?: string;
  data?: unknown;
}

export interface GeneAnswer {
  random: string;
  /** Of the picture. */
  url: string;
  /** s. */
  expiresIn?: number;
  customLogo?: string;
}

export interface CheckAnswer {
  /** -1 expired, 0 waiting, 1 scanned, 2 authorised, 3 cancelled, 4 more steps, 5 error. */
  status: number;
  ticket?: string;
  /** All it tells of whom the phone belongs to, unless its console says otherwise. */
  userInfo?: { nickname?: string; photo?: string };
  scannedResult?: { errmsg?: string };
}

/** The version of authing-js-sdk whose requests these are, as that sends it. */
export const CONTRACT_VERSION = 'js:4.21.8';

/** The codes that mean "go on elsewhere": second factor, bind to an existing account only, bind or create. */
const MORE_STEPS = [1636, 1640, 1641];
const UNKNOWN_CODE = 2241;

export const isFine = ({ code }: Envelope) => code === 200;

export function readUser({ userInfo }: CheckAnswer): ScannedUser {
  const { nickname, photo: avatar } = ownFields(userInfo) ?? {};
  return { nickname, avatar };
}

/** What an answer that is not fine means. Codes that are HTTP statuses mean what those mean. */
export function toOutcome({ code, message, data }: Envelope): MiniProgramOutcome<never> {
  if (MORE_STEPS.includes(code)) return { status: 'action_required', payload: { code, message, data } };
  if (code === UNKNOWN_CODE) return { status: 'expired' };
  if (code >= 400 && code < 600) throw Object.assign(new Error(toDetail(message)), { status: code });
  throw new MiniProgramLoginError('server_error', toDetail(code, message));
}
