import type { CallbackResult } from '../callback/read-callback.js';
import type { WeChatLoginError } from '../wechat-login-error.js';

/** What becomes of a frame. */
export interface FrameEvents {
  /** There is something to see. `confirmed`: WeChat's page has sent a message, and has not only loaded. */
  onReady(confirmed: boolean): void;
  /** Whether the frame stands on a page that cannot be read and says nothing. `false` for each load and message. */
  onStuck(isStuck: boolean): void;
  /** The callback came back, read from the frame's address or relayed by the redirect page; or it cannot. */
  onOutcome(outcome: CallbackResult | WeChatLoginError): void;
}
