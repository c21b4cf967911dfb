import { CodedError } from '../shared/coded-error.js';
import { getErrorMessage } from './get-error-message.js';
import type { WeChatLoginErrorCode } from './wechat-login-error-code.js';

/**
 * The error of the website login. `code` is for programs. `message` explains what happened and what to do. In
 * production builds it is short: the code, its detail, and the place in the documentation. `cause` is the underlying
 * error, if there is one, for example the error that WeChat's script threw.
 *
 * The error never contains a code, a state or a token of a login, so it is safe to log.
 *
 * @example
 * onError={(error) => { if (error.code === 'script_failed') report(error); }}
 */
export class WeChatLoginError extends CodedError<WeChatLoginErrorCode> {
  /** `detail` is the option, the address or the host that caused the error. */
  constructor(code: WeChatLoginErrorCode, detail = '', cause?: unknown) {
    const short = `${code} ${detail} (npmjs.com/package/wechat-qr-login, docs/events-and-errors.md#${code})`;
    super('WeChatLoginError', code, __DEV__ ? getErrorMessage(code, detail) : short, cause);
  }
}
