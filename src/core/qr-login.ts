import type { QrLoginOptions } from './qr-login-options.js';
import type { QrLoginStatus } from './qr-login-status.js';
import type { WeChatLoginError } from './wechat-login-error.js';

/** The state of a login, for rendering. Each change creates a new object. */
export interface QrLoginSnapshot {
  readonly status: QrLoginStatus;
  /** Why the status is `error`. */
  readonly error?: WeChatLoginError | undefined;
  /** Address of WeChat's full-page login with this attempt's state. Use it as a link if the frame does not work. */
  readonly authorizationUrl?: string | undefined;
  /** Whether the frame shows a page of another origin that sends no message. Offer `authorizationUrl` as a link. */
  readonly isStuck?: boolean | undefined;
  /**
   * Whether the frame is visible before it is `ready`, because it was in the server's HTML (`renderFrame`, or
   * `<WeChatQrLogin>` on a server). Do not cover it then.
   */
  readonly isVisible?: boolean | undefined;
}

/** A login in the page. Created by `createQrLogin`. */
export interface QrLogin {
  /** The current snapshot: the same object until something changes. */
  getSnapshot(): QrLoginSnapshot;
  /** Calls `listener` after each change of the snapshot. Returns the function that unsubscribes the listener. */
  subscribe(listener: () => void): () => void;
  /**
   * Replaces all options. Requests a new QR code if an option that goes to WeChat has a new value, or `id`,
   * `scriptUrl`, `authorizationEndpoint` or `enabled`. New callbacks, sizes and `title` apply at once, and all other
   * options with the next QR code.
   */
  update(options: QrLoginOptions): void;
  /** Requests a new QR code with a new state, unless the option `state` is set. Also works after a final status. */
  refresh(): void;
  /** Removes frame, listeners and timers. Calls no handler. */
  destroy(): void;
}
