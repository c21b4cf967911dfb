import type { MiniProgramAdapter, MiniProgramCodeImage, ScannedUser } from './mini-program-adapter.js';
import type { MiniProgramLoginError } from './mini-program-login-error.js';

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
  /** What to scan, from `ready` on. With `expired` it is still there, to be shown dimmed. */
  readonly code?: MiniProgramCodeImage | undefined;
  /** Who has scanned the code, from `scanned` on, if the server tells. Untrusted: show it as text and picture only. */
  readonly user?: ScannedUser | undefined;
  /** What the server wants, if the status is `action_required`. */
  readonly payload?: unknown;
  /** Why the status is `error`. */
  readonly error?: MiniProgramLoginError | undefined;
}

/** The events. Each final event comes once for each code. */
export interface MiniProgramQrLoginEvents<Result = unknown> {
  /** Called for every change of the status. A second error in a row is reported as `error` after `error`. */
  onStatusChange?:
    | ((status: MiniProgramQrLoginStatus, previous: MiniProgramQrLoginStatus) => void)
    | undefined;
  /** The code can be seen: `codeShown` was called. */
  onCodeShown?: (() => void) | undefined;
  /** A phone has scanned the code. Comes again if that person leaves and another one scans. Not every server reports it. */
  onScanned?: ((event: { user?: ScannedUser | undefined }) => void) | undefined;
  /**
   * Signed in. `result` is what the adapter returned: tokens, a ticket, the response of your server.
   *
   * It may return a promise. If that rejects, or the handler throws, the login ends in the error `sign_in_failed` with
   * that reason as `cause`, and the component offers to try again. That is ignored after `destroy()` (an unmounted
   * component) and after `refresh()`.
   */
  onAuthorized?: ((event: { result: Result; user?: ScannedUser | undefined }) => unknown) | undefined;
  /** The visitor has refused on the phone. The login does not restart automatically. */
  onRefused?: (() => void) | undefined;
  /** The server reports it, or the lifetime of the code has passed. */
  onExpired?: (() => void) | undefined;
  /** Approved, but the server wants something else first. `payload` is the server's. */
  onActionRequired?: ((event: { payload: unknown }) => void) | undefined;
  /** Called with a typed error. Without this handler a development build writes the error to the console. */
  onError?: ((error: MiniProgramLoginError) => void) | undefined;
}

/** All options of a login by mini program. */
export interface MiniProgramQrLoginOptions<Result = unknown> extends MiniProgramQrLoginEvents<Result> {
  /** Creates the code and knows its progress. A new adapter counts from the next code, so it may be created in every render. */
  adapter: MiniProgramAdapter<Result>;
  /** `false` waits and asks the server for nothing: for a consent checkbox, a closed tab or modal. @default true */
  enabled?: boolean | undefined;
  /** ms between a response and the next poll. The server may ask for more. @default 1000 */
  interval?: number | undefined;
  /** Timeout of each request in ms. The default is longer than a usual long poll. @default 30000 */
  timeout?: number | undefined;
  /**
   * How often in a row an expired code is replaced, as soon as the tab is visible. `true` is 5. `refresh()` resets the
   * count.
   *
   * @default false
   */
  autoRefresh?: boolean | number | undefined;
  /**
   * Where the page goes after success: an http(s) address, possibly relative. Nothing is added to it. If `onAuthorized`
   * returns a promise, the page waits for it, and stays if it is rejected.
   */
  callbackUrl?: string | undefined;
  /** Goes to `callbackUrl`, for example your router's function. @default location.assign */
  navigate?: ((url: string) => void) | undefined;
}

/** A login by mini program without any presentation. Made by `createMiniProgramQrLogin`. */
export interface MiniProgramQrLoginController<Result = unknown> {
  /** The current snapshot: the same object until something changes. */
  getSnapshot(): MiniProgramQrLoginSnapshot;
  /** Calls `listener` after each change of the snapshot. Returns the function that unsubscribes it. */
  subscribe(listener: () => void): () => void;
  /**
   * Replaces all options. `adapter` counts from the next code, everything else at once. Malformed options end a login in
   * progress with `invalid_options`.
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
