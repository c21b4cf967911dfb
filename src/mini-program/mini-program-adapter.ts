/**
 * Connects the login to a server: creates a QR code and reads its progress. An adapter has no state. The code that it
 * returns contains the id and the secret for polling in its closure.
 *
 * Ready-made adapters: `rest`, `deviceAuthorization`, `authing`. docs/mini-program.md shows how to write another one in
 * 20 lines. A `MiniProgramLoginError` that the adapter throws is reported unchanged. Any other error is reported as
 * `create_failed`.
 */
export type MiniProgramAdapter<Result = unknown> = (signal: AbortSignal) => Promise<MiniProgramCode<Result>>;

/** The code that the visitor scans. It has either `picture` or `text`. */
export interface MiniProgramCodeImage {
  /** Address of a picture: https, same-origin or a `data:` URL. */
  readonly picture?: string | undefined;
  /** The text of the QR code, usually an address that opens the mini program. */
  readonly text?: string | undefined;
  /** Address of a picture for the middle of the code. */
  readonly logo?: string | undefined;
  /**
   * Width of the logo as a share of the code's width. With the default, every QR code of level M or better is readable.
   * Only WeChat's round codes allow more, because they already have a logo in the middle.
   *
   * @default 0.2
   */
  readonly logoShare?: number | undefined;
}

/** One QR code, with the functions that read its progress. */
export interface MiniProgramCode<Result = unknown> extends MiniProgramCodeImage {
  /** Lifetime of the code in ms, counted from now. */
  readonly expiresIn: number;
  /** Minimum ms between two polls. The page's `interval` can only be longer. */
  readonly interval?: number | undefined;
  /**
   * Polls once. It is not called again before its promise has settled. Pass the signal to `fetch`. Errors such as no
   * network or an invalid response are retried. A `MiniProgramLoginError` is not. `withHttpErrors` translates HTTP
   * statuses.
   */
  poll(signal: AbortSignal): Promise<MiniProgramProgress<Result>>;
  /**
   * Subscribes instead of polling, if the server can push. Create it with `subscription`. Resolves with `true` when the
   * tab was hidden, and is then called again. Resolves with `false` when the subscription has ended, and polling
   * replaces it.
   */
  subscribe?(report: (news: MiniProgramUpdate<Result>) => void, signal: AbortSignal): Promise<boolean>;
}

/** The person whose phone has scanned, if the server sends it. Untrusted, for display only. */
export interface ScannedUser {
  readonly nickname?: string | undefined;
  /** Address of the picture: https, same-origin or `data:image`. Any other address is removed. */
  readonly avatar?: string | undefined;
}

/** The result of an approved login. */
export type MiniProgramOutcome<Result = unknown> =
  /** Approved. `result` is the result. */
  | { status: 'authorized'; result: Result; user?: ScannedUser | undefined }
  /** Approved, but the server requires another step (a second factor, an account to bind). `payload` describes it. */
  | { status: 'action_required'; payload: unknown }
  | { status: 'refused' }
  | { status: 'expired' };

/** The progress of a code. */
export type MiniProgramProgress<Result = unknown> =
  /** Nobody has scanned the code, or the person who has scanned it has canceled. */
  | { status: 'ready' }
  /** Scanned. The phone asks for confirmation. Not every server reports it. */
  | { status: 'scanned'; user?: ScannedUser | undefined }
  /** Approved. The result has to be fetched. */
  | {
      status: 'confirming';
      user?: ScannedUser | undefined;
      /** Fetches the result. Called once. A failure is reported as `exchange_failed`. */
      exchange(signal: AbortSignal): Promise<MiniProgramOutcome<Result>>;
    }
  /** Polled too often. Adds 5 s to the interval of all further polls (RFC 8628, 3.5). */
  | { status: 'slow_down' }
  /** A temporary failure. Retried `after` ms, by default after 1, 2, 4, then 8 s with jitter. */
  | { status: 'retry'; after?: number | undefined; cause?: unknown }
  | MiniProgramOutcome<Result>;

/** The progress that a subscription can report. */
export type MiniProgramUpdate<Result = unknown> = Exclude<
  MiniProgramProgress<Result>,
  { status: 'slow_down' | 'retry' }
>;
