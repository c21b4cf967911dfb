import { CodedError } from '../shared/coded-error.js';
import { getErrorMessage } from './error-messages.js';

/**
 * What can go wrong.
 *
 * | code | meaning |
 * | --- | --- |
 * | `invalid_options` | An option is missing or malformed; the message names it and the remedy. |
 * | `create_failed` | The server gave no QR code: no network, an HTTP error, or an invalid response. |
 * | `picture_failed` | The QR picture did not load. |
 * | `drawing_failed` | The QR code could not be drawn: the chunk that draws did not load, or the text is too long. |
 * | `session_mismatch` | The server does not recognize this browser as the one that asked for the code (HTTP 401, 403). |
 * | `exchange_failed` | Approved on the phone, but the result could not be fetched. |
 * | `server_error` | The server reports that the login has failed, or its response breaks the contract. |
 */
export type MiniProgramLoginErrorCode =
  | 'invalid_options'
  | 'create_failed'
  | 'picture_failed'
  | 'drawing_failed'
  | 'session_mismatch'
  | 'exchange_failed'
  | 'server_error';

/**
 * Every failure of a login by mini program. `code` is for programs, `message` says what happened and what to do, and
 * `cause` is the underlying error, if there is one: what `fetch` threw, or the server's `Response`. In production builds
 * the message is short: the code, and what it is about.
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
      __DEV__ ? getErrorMessage(code, detail) : `${code} ${detail}`,
      cause,
    );
  }
}
