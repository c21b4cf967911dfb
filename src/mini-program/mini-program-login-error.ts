import { CodedError } from '../shared/coded-error.js';
import { getErrorMessage } from './get-error-message.js';
import type { MiniProgramLoginErrorCode } from './mini-program-login-error-code.js';

/**
 * The error of a login by mini program. `code` is for programs. `message` explains what happened and what to do. In
 * production builds it is short: the code, its detail, and the place in the documentation. `cause` is the underlying
 * error, if there is one: the error of `fetch`, or the server's `Response`.
 *
 * The message never contains a ticket, a token or a secret of a login, so it is safe to log. `cause` comes from the
 * adapter.
 *
 * @example
 * onError={(error) => { if (error.code === 'exchange_failed') report(error); }}
 */
export class MiniProgramLoginError extends CodedError<MiniProgramLoginErrorCode> {
  /** `detail` is the option, or the server's error number or text, that caused the error. */
  constructor(code: MiniProgramLoginErrorCode, detail = '', cause?: unknown) {
    super(
      'MiniProgramLoginError',
      code,
      __DEV__
        ? getErrorMessage(code, detail)
        : `${code} ${detail} (wechat-qr-login: docs/mini-program.md#${code})`,
      cause,
    );
  }
}
