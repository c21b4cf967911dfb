/**
 * The codes of `MiniProgramLoginError`.
 *
 * | code | meaning |
 * | --- | --- |
 * | `invalid_options` | An option is missing or malformed. The message names it and explains how to correct it. |
 * | `create_failed` | The server returned no QR code: no network, an HTTP error, or an invalid response. |
 * | `picture_failed` | The QR picture did not load. |
 * | `drawing_failed` | The QR code could not be drawn: the module that draws did not load, or the text is too long. |
 * | `session_mismatch` | The server does not recognize this browser as the one that asked for the code (HTTP 401, 403). |
 * | `exchange_failed` | The visitor approved on the phone, but the result could not be fetched. |
 * | `sign_in_failed` | `onAuthorized` threw, or its promise was rejected. `cause` is the reason. |
 * | `server_error` | The server reports that the login has failed, or its response violates the contract. |
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
