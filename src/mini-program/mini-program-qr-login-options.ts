import type { MiniProgramAdapter, MiniProgramCodeImage, ScannedUser } from './mini-program-adapter.js';
import type { MiniProgramLoginError } from './mini-program-login-error.js';

/**
 * The status of a login. `ready`: the code can be scanned. `confirming`: approved, and the result is being fetched.
 * `authorized`, `refused`, `expired`, `action_required` and `error` are final until `refresh()`.
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

/** The state of a login, for rendering. Each change creates a new object. */
export interface MiniProgramQrLoginSnapshot {
  readonly status: MiniProgramQrLoginStatus;
  /** The code to scan, from `ready` on. */
  readonly code?: MiniProgramCodeImage | undefined;
  /**
   * The person who has scanned the code, from `scanned` on, if the server sends it. Untrusted: show it as text and
   * picture only.
   */
  readonly user?: ScannedUser | undefined;
  /** The step that the server requires, if the status is `action_required`. */
  readonly payload?: unknown;
  /** Why the status is `error`. */
  readonly error?: MiniProgramLoginError | undefined;
}

/** The events. Each final event is reported once per code. */
export interface MiniProgramQrLoginEvents<Result = unknown> {
  /** Called for every change of the status. A second error in a row is reported as `error` after `error`. */
  onStatusChange?:
    | ((status: MiniProgramQrLoginStatus, previous: MiniProgramQrLoginStatus) => void)
    | undefined;
  /** The code is visible: `codeShown` was called. */
  onCodeShown?: (() => void) | undefined;
  /**
   * A phone has scanned the code. Called again if that person cancels and another one scans. Not every server reports
   * it.
   */
  onScanned?: ((event: { user?: ScannedUser | undefined }) => void) | undefined;
  /**
   * The visitor is signed in. `result` is the adapter's: tokens, a ticket, or the response of your server.
   *
   * It may return a promise. If it rejects, or the handler throws, the login ends with the error `sign_in_failed`.
   * `cause` is the reason, and the component offers to try again. A rejection after `refresh()`, `destroy()` or
   * unmounting is ignored.
   */
  onAuthorized?: ((event: { result: Result; user?: ScannedUser | undefined }) => unknown) | undefined;
  /** The visitor has refused on the phone. The login does not restart automatically. */
  onRefused?: (() => void) | undefined;
  /** The lifetime of the code has passed, or the server reports that the code has expired. */
  onExpired?: (() => void) | undefined;
  /** The visitor has approved, but the server requires another step. `payload` describes it. */
  onActionRequired?: ((event: { payload: unknown }) => void) | undefined;
  /** Called with a typed error. Without this handler, a development build logs the error to the console. */
  onError?: ((error: MiniProgramLoginError) => void) | undefined;
}

/** All options of a login by mini program. */
export interface MiniProgramQrLoginOptions<Result = unknown> extends MiniProgramQrLoginEvents<Result> {
  /**
   * Connects the login to a server. A new adapter is used from the next code on, so you can create one in every render.
   */
  adapter: MiniProgramAdapter<Result>;
  /**
   * `false` sends no request to the server. Use it until the visitor has accepted your terms, or while a tab or modal
   * is closed. @default true
   */
  enabled?: boolean | undefined;
  /** ms between a response and the next poll. The server can require more. @default 1000 */
  interval?: number | undefined;
  /** Timeout of each request in ms. The default is longer than a usual long poll. @default 30000 */
  timeout?: number | undefined;
  /**
   * How many expired codes in a row are replaced, as soon as the tab is visible. `true` means 5. `refresh()` resets the
   * count.
   *
   * @default false
   */
  autoRefresh?: boolean | number | undefined;
  /**
   * Address that the page navigates to after success: an absolute or relative http(s) address, without added
   * parameters. If `onAuthorized` returns a promise, the page waits for it, and does not navigate if it rejects.
   */
  callbackUrl?: string | undefined;
  /** Navigates to `callbackUrl`. You can pass your router's function. @default location.assign */
  navigate?: ((url: string) => void) | undefined;
}

/** A login by mini program without presentation. Created by `createMiniProgramQrLogin`. */
export interface MiniProgramQrLoginController<Result = unknown> {
  /** The current snapshot: the same object until something changes. */
  getSnapshot(): MiniProgramQrLoginSnapshot;
  /** Calls `listener` after each change of the snapshot. Returns the function that unsubscribes the listener. */
  subscribe(listener: () => void): () => void;
  /**
   * Replaces all options. A new `adapter` is used from the next code on, and all other options at once. Malformed
   * options end a login in progress with `invalid_options`.
   */
  update(options: MiniProgramQrLoginOptions<Result>): void;
  /** Requests a new code and ends the old one. Also works after a final status. */
  refresh(): void;
  /** Call it when the code that you draw is visible. */
  codeShown(): void;
  /** Call it when the code that you draw cannot be shown. The login ends with `error`. */
  codeFailed(error: MiniProgramLoginError): void;
  /** Ends the login. Calls no handler. */
  destroy(): void;
}

export const INTERVAL = 1000;
export const TIMEOUT = 30_000;
