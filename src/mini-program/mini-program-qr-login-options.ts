import type { MiniProgramAdapter, MiniProgramCodeImage, ScannedUser } from './adapter.js';
import type { MiniProgramLoginError } from './errors.js';

/**
 * Where a login stands. `ready`: the code can be scanned. `confirming`: approved, the result is being fetched.
 * `authorized`, `refused`, `expired`, `action_required` and `error` last until `refresh()`.
 */
export type MiniProgramQrLoginStatus =
  | 'idle'
  | 'loading'
  | 'ready'
  | 'scanned'
  | 'confirming'
  | 'authorized'
  | 'refused'
  | 'expired'
  | 'action_required'
  | 'error';

/** Everything there is to show. A new object with each change. */
export interface MiniProgramQrLoginSnapshot {
  readonly status: MiniProgramQrLoginStatus;
  /** What to scan; from `ready` on. */
  readonly code?: MiniProgramCodeImage | undefined;
  /** Who has scanned it, if the server tells; from `scanned` on. Untrusted: text and a picture, nothing more. */
  readonly user?: ScannedUser | undefined;
  /** What the server wants, with `action_required`. */
  readonly payload?: unknown;
  /** Why, with `error`. */
  readonly error?: MiniProgramLoginError | undefined;
}

/** The events. Each final event comes once for each code. */
export interface MiniProgramQrLoginEvents<Result = unknown> {
  /** Every step. A second error in a row is reported as `error` after `error`. */
  onStatusChange?:
    | ((status: MiniProgramQrLoginStatus, previous: MiniProgramQrLoginStatus) => void)
    | undefined;
  /** The code is on screen: whoever draws it has said so by `codeShown`. */
  onCodeShown?: (() => void) | undefined;
  /** A phone has read the code. Comes again when somebody left and another one scans. Not every server tells. */
  onScanned?: ((event: { user?: ScannedUser | undefined }) => void) | undefined;
  /** Signed in. `result` is what the adapter brought: tokens, a ticket, the answer of your server. */
  onAuthorized?:
    | ((event: { result: Result; user?: ScannedUser | undefined }) => void | Promise<void>)
    | undefined;
  /** Refused on the phone. Nothing starts again by itself. */
  onRefused?: (() => void) | undefined;
  /** The server says so, or the code's time is over. */
  onExpired?: (() => void) | undefined;
  /** Approved, but the server wants more first; `payload` says what, in the server's words. */
  onActionRequired?: ((event: { payload: unknown }) => void) | undefined;
  /** What went wrong, typed. Without this handler a development build writes it to the console. */
  onError?: ((error: MiniProgramLoginError) => void) | undefined;
}

/** All options of a login by mini program. */
export interface MiniProgramQrLoginOptions<Result = unknown> extends MiniProgramQrLoginEvents<Result> {
  /** Which server, and how it speaks. A new one counts from the next code, so it may be made in every render. */
  adapter: MiniProgramAdapter<Result>;
  /** `false` waits, and asks the server for nothing: for a consent box, a closed tab or modal. @default true */
  enabled?: boolean | undefined;
  /** ms between an answer and the next poll. The server may ask for more. @default 1000 */
  interval?: number | undefined;
  /** ms that each request may take. The default is longer than the usual long poll hangs. @default 30000 */
  timeout?: number | undefined;
  /**
   * When a code has expired, ask for a new one as soon as the tab is visible: that many times in a row, `true` is 5.
   * `refresh()` starts the count anew.
   *
   * @default false
   */
  autoRefresh?: boolean | number | undefined;
  /**
   * After success go there: an http(s) address, possibly relative. Nothing is added to it. A promise that
   * `onAuthorized` returns is waited for; should it be rejected the page stays.
   */
  callbackUrl?: string | undefined;
  /** How to go to `callbackUrl`, for example your router's function. @default location.assign */
  navigate?: ((url: string) => void) | undefined;
}

/** A login by mini program without any presentation. Made by `createMiniProgramQrLogin`. */
export interface MiniProgramQrLoginController<Result = unknown> {
  /** The current snapshot: the same object until something changes. */
  getSnapshot(): MiniProgramQrLoginSnapshot;
  /** Calls `listener` after each change of the snapshot. Returns the function that unsubscribes it. */
  subscribe(listener: () => void): () => void;
  /**
   * Replaces all options. `adapter` counts from the next code, everything else at once. Malformed options end a login
   * that is under way with `invalid_options`.
   */
  update(options: MiniProgramQrLoginOptions<Result>): void;
  /** Asks for a new code and drops the old one. Also works after a final status. */
  refresh(): void;
  /** Call it when the code you draw can be seen. */
  codeShown(): void;
  /** Call it when the code you draw cannot be seen. Ends in `error`. */
  codeFailed(error: MiniProgramLoginError): void;
  /** Aborts everything. Reports nothing. */
  destroy(): void;
}

export const INTERVAL = 1000;
export const TIMEOUT = 30_000;
/** How often `autoRefresh: true` renews a code in a row. */
export const RENEWALS = 5;
