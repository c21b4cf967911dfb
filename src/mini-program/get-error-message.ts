import type { MiniProgramLoginErrorCode } from './mini-program-login-error-code.js';

/** The messages for `invalid_options`, by the name of the option. */
const options: Record<string, string> = {
  adapter: "adapter is missing. Pass one, for example rest({ baseUrl: '/api/scan-login' }).",
  interval: 'interval must be a number of ms above 0 and below 10^9.',
  timeout: 'timeout must be a number of ms above 0 and below 10^9.',
  callbackUrl: 'callbackUrl must be an http(s) address, absolute or relative to the page.',
};

const about = (detail: string) => (detail ? ` (${detail})` : '');

/** The messages by error code. Each one explains what happened and what to do. */
const errors: Record<MiniProgramLoginErrorCode, (detail: string) => string> = {
  invalid_options: (option) => options[option] ?? option,
  create_failed: (detail) =>
    detail === 'code'
      ? "The adapter's code has neither picture nor text, or no expiresIn (ms above 0). Look at the server's response."
      : `The server returned no QR code${about(detail)}. Check its address, the network, CORS and connect-src. See cause.`,
  picture_failed: () =>
    'The QR picture did not load. Open its address, and check img-src in your Content-Security-Policy.',
  drawing_failed: () =>
    'The QR code could not be drawn. Either the module that draws did not load (is it deployed with the page?), or the text is too long for a QR code. See cause.',
  session_mismatch: (detail) =>
    `The server does not recognize this browser as the one that asked for the code${about(detail)}. Check that its cookies arrive: from another origin they need CORS with credentials and SameSite=None. Start again with refresh().`,
  exchange_failed: () =>
    'The visitor approved, but the result could not be fetched. See cause, and offer to start again with refresh().',
  sign_in_failed: () =>
    'The visitor approved, but onAuthorized threw or its promise was rejected. See cause, and offer to try again with refresh().',
  server_error: (detail) =>
    `The server reports that the login has failed, or its response violates the contract${about(detail)}. See cause.`,
};

/** Returns the message for development builds. Production builds contain no messages. */
export const getErrorMessage = (code: MiniProgramLoginErrorCode, detail: string): string =>
  errors[code](detail);
