import { own } from '../../shared/own.js';
import type { MiniProgramOutcome, ScannedUser } from '../mini-program-adapter.js';
import { MiniProgramLoginError } from '../mini-program-login-error.js';
import { toDetail } from './to-detail.js';

/** Authing's browser contract v2: the responses of its servers, and their meaning. */

/** The envelope of every response. `code` counts, not the HTTP status: errors also come with HTTP 200. */
export interface Envelope {
  code: number;
  message?: string;
  data?: unknown;
}

export interface GeneAnswer {
  random: string;
  /** Address of the picture. */
  url: string;
  /** s. */
  expiresIn?: number;
  customLogo?: string;
}

export interface CheckAnswer {
  /** -1 expired, 0 waiting, 1 scanned, 2 authorized, 3 refused, 4 more steps, 5 error. */
  status: number;
  ticket?: string;
  /** The user whose phone has scanned. Authing's console has a setting that sends more fields. */
  userInfo?: { nickname?: string; photo?: string };
  scannedResult?: { errmsg?: string };
}

/** The version that authing-js-sdk sends with these requests. */
export const CONTRACT_VERSION = 'js:4.21.8';

/** The codes that require another step: second factor, bind to an existing account, bind or create an account. */
const MORE_STEPS = [1636, 1640, 1641];
const UNKNOWN_CODE = 2241;

export const isFine = ({ code }: Envelope) => code === 200;

export function readUser({ userInfo }: CheckAnswer): ScannedUser {
  const { nickname, photo: avatar } = own(userInfo ?? {});
  return { nickname, avatar };
}

/** Translates a failed response. Some codes are HTTP statuses, and have the same meaning. */
export function toOutcome({ code, message, data }: Envelope): MiniProgramOutcome<never> {
  if (MORE_STEPS.includes(code)) return { status: 'action_required', payload: { code, message, data } };
  if (code === UNKNOWN_CODE) return { status: 'expired' };
  if (code >= 400 && code < 600) throw Object.assign(new Error(toDetail(message)), { status: code });
  throw new MiniProgramLoginError('server_error', toDetail(code, message));
}
