import type { CallbackResult } from '../callback/read-callback.js';
import type { WeChatLoginError } from '../wechat-login-error.js';

/** The events of a frame. */
export interface FrameEvents {
  /** The page is visible. `confirmed`: WeChat's page has also sent a message. */
  onReady(confirmed: boolean): void;
  /** `true`: the frame shows a page that cannot be read and sends no message. `false`: for each load and message. */
  onStuck(isStuck: boolean): void;
  /** The result, read from the frame's address or relayed by the redirect page, or the error that prevents it. */
  onOutcome(outcome: CallbackResult | WeChatLoginError): void;
}
