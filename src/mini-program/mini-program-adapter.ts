/**
 * Creates one QR code and knows its progress. An adapter holds no state: what polling needs (an id, a secret)
 * is in the closure of the code that it returns.
 *
 * Ready-made adapters: `rest`, `deviceAuthorization`, `authing`. docs/mini-program.md shows how to write another one in
 * 20 lines. A `MiniProgramLoginError` that the adapter throws is reported as it is; any other error is `create_failed`.
 */
export type MiniProgramAdapter<Result = unknown> = (signal: AbortSignal) => Promise<MiniProgramCode<Result>>;

/** What the visitor scans. Exactly one of `picture` and `text`. */
export interface MiniProgramCodeImage {
  /** Address of a picture: https, same-origin or a `data:` URL. */
  readonly picture?: string | undefined;
  /** A text to be drawn as a QR code, usually an address that opens the mini program. */
  readonly text?: string | undefined;
  /** Address of a picture for the middle of the code. */
  readonly logo?: string | undefined;
  /**
   * Width of the logo as a share of the code's width. Every QR code of level M or better can still be read with the
   * default. Only WeChat's round codes, which have a logo in the middle anyway, allow more.
   *
   * @default 0.2
   */
  readonly logoShare?: number | undefined;
}

/** One QR code and the ways to follow its progress. */
export interface MiniProgramCode<Result = unknown> extends MiniProgramCodeImage {
  /** Lifetime of the code in ms, from now on. */
  readonly expiresIn: number;
  /** ms that the server asks for between two polls. The page's own `interval` can only be longer. */
  readonly interval?: number | undefined;
  /**
   * Polls once. Never called again before it has settled. Pass the signal to `fetch`. Errors are retried (no network, an
   * invalid response), except a `MiniProgramLoginError`. `withHttpErrors` translates HTTP statuses.
   */
  poll(signal: AbortSignal): Promise<MiniProgramProgress<Result>>;
  /**
   * Subscribes instead of polling, if the server can push: create it with `subscription`. Resolves with `true` when the
   * tab was hidden (it is called again), and with `false` when the subscription has ended (polling takes over).
   */
  subscribe?(report: (news: MiniProgramUpdate<Result>) => void, signal: AbortSignal): Promise<boolean>;
}

/** Whose phone has scanned, if the server tells. Untrusted, for display only. */
export interface ScannedUser {
  readonly nickname?: string | undefined;
  /** https, same-origin or `data:image`. Any other address has been dropped. */
  readonly avatar?: string | undefined;
}

/** How a login ends. */
export type MiniProgramOutcome<Result = unknown> =
  /** Approved, and this is the result. */
  | { status: 'authorized'; result: Result; user?: ScannedUser | undefined }
  /** Approved, but the server wants more first (a second factor, an account to bind): `payload` says what. */
  | { status: 'action_required'; payload: unknown }
  | { status: 'refused' }
  | { status: 'expired' };

/** The progress of a code. */
export type MiniProgramProgress<Result = unknown> =
  /** Nobody has scanned the code, or the person who did has left again. */
  | { status: 'ready' }
  /** Scanned; the phone asks for confirmation. Not every server reports it. */
  | { status: 'scanned'; user?: ScannedUser | undefined }
  /** Approved, and the result still has to be fetched. */
  | {
      status: 'confirming';
      user?: ScannedUser | undefined;
      /** Fetches the result. Called once; its failure is `exchange_failed`. */
      exchange(signal: AbortSignal): Promise<MiniProgramOutcome<Result>>;
    }
  /** Polled too often: from now on 5 s more between polls (RFC 8628, 3.5). */
  | { status: 'slow_down' }
  /** No answer this time. Retried `after` ms, by default after 1, 2, 4, then 8 s with jitter. */
  | { status: 'retry'; after?: number | undefined; cause?: unknown }
  | MiniProgramOutcome<Result>;

/** The progress that a server can push. */
export type MiniProgramUpdate<Result = unknown> = Exclude<
  MiniProgramProgress<Result>,
  { status: 'slow_down' | 'retry' }
>;
