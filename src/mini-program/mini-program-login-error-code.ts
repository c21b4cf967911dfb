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
 * | `sign_in_failed` | `onAuthorized` threw or its promise was rejected; `cause` is the reason. |
 * | `server_error` | The server reports that the login has failed, or its response breaks the contract. |
 */
export type MiniProgramLoginErrorCode =
  | 'invalid_options'
  | 'create_failed'
  | 'picture_failed'
  | 'drawing_failed'
  | 'session_mismatch'
  | 'exchange_failed'
  | 'sign_in_failed'
  | 'server_error';
