import { CodedError } from '../shared/coded-error.js';
import { getErrorMessage } from './get-error-message.js';
import type { MiniProgramLoginErrorCode } from './mini-program-login-error-code.js';

/**
 * Every failure of a login by mini program. `code` is for programs, `message` says what happened and what to do, and
 * `cause` is the underlying error, if there is one: what `fetch` threw, or the server's `Response`. In production builds
 * the message is short: the code, what it is about, and where the documentation describes it.
 *
 * The message never contains a ticket, a token or a secret of a login, so it is safe to log. `cause` comes from the
 * adapter.
 *
 * @example
 * onError={(error) => { if (error.code === 'exchange_failed') report(error); }}
 */
export class MiniProgramLoginError extends CodedError<MiniProgramLoginErrorCode> {
  /** `detail` is what the error is about: the option, or the server's error number or text. */
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
