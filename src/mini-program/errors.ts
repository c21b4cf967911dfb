import { CodedError } from '../shared/coded-error.js';
import { getErrorMessage } from './error-messages.js';

/**
 * What can go wrong.
 *
 * | code | meaning |
 * | --- | --- |
 * | `invalid_options` | An option is missing or malformed; the message names it and the remedy. |
 * | `create_failed` | The server gave no QR code: no network, an HTTP error, or an answer that is none. |
 * | `picture_failed` | The QR picture did not load. |
 * | `drawing_failed` | The QR code could not be drawn: its part of this package did not load, or the text is too long. |
 * | `session_mismatch` | The server does not know this browser as the one that asked for the code (HTTP 401, 403). |
 * | `exchange_failed` | Approved on the phone, but the result could not be fetched. |
 * | `server_error` | The server says that the login has failed, or answers what the contract does not know. |
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
 * Every failure of a scan login. `code` is for programs, `message` says what happened and what to do, `cause` is what
 * lies underneath, when there is something: what `fetch` threw, or the server's `Response`.
 * Production builds keep the message short: the code, and what it is about.
 *
 * The message never carries a ticket, a token or a secret of a login: it is safe to log. `cause` is the adapter's.
 *
 * @example
 * onError={(error) => { if (error.code === 'exchange_failed') report(error); }}
 */
export class MiniProgramLoginError extends CodedError<MiniProgramLoginErrorCode> {
  /** `detail` is what the error is about: the option, or the server's number or word. */
  constructor(code: MiniProgramLoginErrorCode, detail = '', cause?: unknown) {
    super(
      'MiniProgramLoginError',
      code,
      __DEV__ ? getErrorMessage(code, detail) : `${code} ${detail}`,
      cause,
    );
  }
}
