import { CodedError } from '../shared/coded-error.js';
import { getErrorMessage } from './get-error-message.js';
import type { WeChatLoginErrorCode } from './wechat-login-error-code.js';

/**
 * Every failure that the website login reports. `code` is for programs, `message` says what happened and what to do, and
 * `cause` is the underlying error, if there is one (for example what WeChat's script threw). In production builds the
 * message is short: the code, what it is about, and where the documentation describes it.
 *
 * It never contains a code, a state or a token of a login, so it is safe to log.
 *
 * @example
 * onError={(error) => { if (error.code === 'script_failed') report(error); }}
 */
export class WeChatLoginError extends CodedError<WeChatLoginErrorCode> {
  /** `detail` is what the error is about: the option, the address or the host. */
  constructor(code: WeChatLoginErrorCode, detail = '', cause?: unknown) {
    const short = `${code} ${detail} (npmjs.com/package/wechat-qr-login, docs/events-and-errors.md#${code})`;
    super('WeChatLoginError', code, __DEV__ ? getErrorMessage(code, detail) : short, cause);
  }
}
