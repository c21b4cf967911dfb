/**
 * Where QR codes come from and how their progress is known: a function that creates one code. It holds no state of its
 * own; whatever polling needs (an id, a secret) stays in the closure of the code it returns.
 *
 * Ready ones: `rest`, `deviceAuthorization`, `authing`. docs/mini-program.md shows how to write another in 20 lines.
 * A `MiniProgramLoginError` that it throws ends the login as it is; anything else is `create_failed`.
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
   * Width of the logo as a share of the code's. Default 0.2, which every QR code of level M or better survives.
   * Only WeChat's round codes, whose middle is a logo anyway, bear more.
   */
  readonly logoShare?: number | undefined;
}

/** One QR code and the ways to learn what has become of it. */
export interface MiniProgramCode<Result = unknown> extends MiniProgramCodeImage {
  /** ms that the code lives, from now on. */
  readonly expiresIn: number;
  /** ms that the server wants between two polls, if it says so. The page's own `interval` can only be longer. */
  readonly interval?: number | undefined;
  /**
   * Asks once. Never called again before it has settled. Give the signal to `fetch`. What it throws is tried again (no
   * network, an answer that is none) unless it is a `MiniProgramLoginError`. `withHttpErrors` knows what an HTTP status means.
   */
  poll(signal: AbortSignal): Promise<MiniProgramProgress<Result>>;
  /**
   * Listens instead of asking, where the server can tell by itself: make it with `subscription`. Resolves when the tab
   * was hidden (`true`: it is called again), or when there is no more to hear (`false`: polling takes over).
   */
  subscribe?(report: (news: MiniProgramUpdate<Result>) => void, signal: AbortSignal): Promise<boolean>;
}

/** Whom the phone belongs to, as far as the server tells: said by a stranger's account, for display only. */
export interface ScannedUser {
  readonly nickname?: string | undefined;
  /** https, same-origin or `data:image`; any other address has been dropped. */
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

/** Where a code stands. */
export type MiniProgramProgress<Result = unknown> =
  /** Nobody has scanned it, or whoever did has left again. */
  | { status: 'ready' }
  /** Scanned; the phone asks its owner. Not every server tells. */
  | { status: 'scanned'; user?: ScannedUser | undefined }
  /** Approved, and the result still has to be fetched. */
  | {
      status: 'confirming';
      user?: ScannedUser | undefined;
      /** Fetches the result. Called once; its failure is `exchange_failed`. */
      exchange(signal: AbortSignal): Promise<MiniProgramOutcome<Result>>;
    }
  /** Asked too often: 5 s more between polls from now on (RFC 8628, 3.5). */
  | { status: 'slow_down' }
  /** No answer this time: ask again after so many ms; without a number 1, 2, 4, then 8 s later, and a bit. */
  | { status: 'retry'; after?: number | undefined; cause?: unknown }
  | MiniProgramOutcome<Result>;

/** What a server tells by itself: it asks nobody for patience, and nobody asks it again. */
export type MiniProgramUpdate<Result = unknown> = Exclude<
  MiniProgramProgress<Result>,
  { status: 'slow_down' | 'retry' }
>;
