import type { ScanCodeLook, ScanLoginAdapter, ScannedUser } from './adapter.js';
import type { ScanLoginError } from './errors.js';

/**
 * Where a scan login stands. `pending`: the code can be scanned. `confirming`: approved, the result is being fetched.
 * `authorized`, `cancelled`, `expired`, `action_required` and `error` last until `refresh()`.
 */
export type ScanLoginStatus =
  | 'idle'
  | 'loading'
  | 'pending'
  | 'scanned'
  | 'confirming'
  | 'authorized'
  | 'cancelled'
  | 'expired'
  | 'action_required'
  | 'error';

/** All there is to show. A new object with each change. */
export interface ScanLoginState {
  readonly status: ScanLoginStatus;
  /** What to scan; from `pending` on. */
  readonly code?: ScanCodeLook | undefined;
  /** Who has scanned it, if the server tells; from `scanned` on. Untrusted: text and a picture, nothing more. */
  readonly user?: ScannedUser | undefined;
  /** What the server wants, with `action_required`. */
  readonly payload?: unknown;
  /** Why, with `error`. */
  readonly error?: ScanLoginError | undefined;
}

/** What the page hears. Each final event comes once for each code. */
export interface ScanLoginEvents<Result = unknown> {
  /** Every step. A second error in a row is reported as `error` after `error`. */
  onStatusChange?: ((status: ScanLoginStatus, previous: ScanLoginStatus) => void) | undefined;
  /** The code is on screen: whoever draws it has said so by `codeShown`. */
  onCodeShown?: (() => void) | undefined;
  /** A phone has read the code. Comes again when somebody left and another one scans. Not every server tells. */
  onScanned?: ((event: { user?: ScannedUser | undefined }) => void) | undefined;
  /** Signed in. `result` is what the adapter brought: tokens, a ticket, the answer of your server. */
  onAuthorized?:
    | ((event: { result: Result; user?: ScannedUser | undefined }) => void | Promise<void>)
    | undefined;
  /** Refused on the phone. Nothing starts again by itself. */
  onCancelled?: (() => void) | undefined;
  /** The server says so, or the code's time is over. */
  onExpired?: (() => void) | undefined;
  /** Approved, but the server wants more first; `payload` says what, in the server's words. */
  onActionRequired?: ((event: { payload: unknown }) => void) | undefined;
  /** What went wrong, typed. Without this handler a development build writes it to the console. */
  onError?: ((error: ScanLoginError) => void) | undefined;
}

/** All options of a scan login. */
export interface ScanLoginOptions<Result = unknown> extends ScanLoginEvents<Result> {
  /** Which server, and how it speaks. A new one counts from the next code, so it may be made in every render. */
  adapter: ScanLoginAdapter<Result>;
  /** ms between an answer and the next poll. Default 1000; the server may ask for more. */
  interval?: number | undefined;
  /** ms that each request may take. Default 30 000, longer than the usual long poll hangs. */
  timeout?: number | undefined;
  /**
   * When a code has expired, ask for a new one as soon as the tab is visible: that many times in a row, `true` is 5.
   * `refresh()` starts the count anew. Default: never.
   */
  autoRefresh?: boolean | number | undefined;
  /**
   * After success go there: an http(s) address, possibly relative. Nothing is added to it. A promise that
   * `onAuthorized` returns is waited for; should it be rejected the page stays.
   */
  callbackUrl?: string | undefined;
  /** How to go to `callbackUrl`. Default `location.assign`; or your router's function. */
  navigate?: ((url: string) => void) | undefined;
}

export const INTERVAL = 1000;
export const TIMEOUT = 30_000;
/** How often `autoRefresh: true` renews a code in a row. */
export const RENEWALS = 5;
