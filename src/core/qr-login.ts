import type { QrLoginOptions } from './qr-login-options.js';
import type { QrLoginStatus } from './qr-login-status.js';
import type { WeChatLoginError } from './wechat-login-error.js';

/** Everything there is to show. A new object with each change. */
export interface QrLoginSnapshot {
  readonly status: QrLoginStatus;
  /** Why the status is `error`. */
  readonly error?: WeChatLoginError | undefined;
  /** WeChat's full-page login with this attempt's state: an ordinary link for when the frame cannot be used. */
  readonly authorizationUrl?: string | undefined;
  /** Whether the frame stands on a page that cannot be read and says nothing: offer `authorizationUrl`. */
  readonly isStuck?: boolean | undefined;
  /**
   * Whether the frame can be seen before it is `ready`, because it was in the server's HTML (`renderFrame`, or
   * `<WeChatQrLogin>` on a server). Don't cover it then.
   */
  readonly isVisible?: boolean | undefined;
}

/** A login on the page. Made by `createQrLogin`. */
export interface QrLogin {
  /** The current snapshot: the same object until something changes. */
  getSnapshot(): QrLoginSnapshot;
  /** Calls `listener` after each change of the snapshot. Returns the function that unsubscribes it. */
  subscribe(listener: () => void): () => void;
  /**
   * Replaces all options. A changed value asks for a new QR code if it goes to WeChat (or is `id`, `scriptUrl`,
   * `authorizationEndpoint` or `enabled`). Callbacks, sizes and `title` change at once, the rest with the next QR code.
   */
  update(options: QrLoginOptions): void;
  /** Asks for a new QR code with a new state (unless `state` is given). Also works after a final status. */
  refresh(): void;
  /** Removes frame, listeners and timers. Reports nothing. */
  destroy(): void;
}
