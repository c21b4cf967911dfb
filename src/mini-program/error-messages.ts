import type { MiniProgramLoginErrorCode } from './errors.js';

/** Every text for developers, in one place: what happened and what to do. Production builds drop this file. */

const options: Record<string, string> = {
  adapter: "adapter is missing: pass one, for example rest({ baseUrl: '/api/scan-login' }).",
  interval: 'interval must be a number of ms above 0 and below 10^9.',
  timeout: 'timeout must be a number of ms above 0 and below 10^9.',
  callbackUrl: 'callbackUrl must be an http(s) address, absolute or relative to the page.',
};

const about = (detail: string) => (detail ? ` (${detail})` : '');

const errors: Record<MiniProgramLoginErrorCode, (detail: string) => string> = {
  invalid_options: (option) => options[option] ?? option,
  create_failed: (detail) =>
    detail === 'code'
      ? "The adapter's code has neither picture nor text, or no expiresIn (ms above 0): look at what the server answers."
      : `The server gave no QR code${about(detail)}: check its address, the network, CORS and connect-src. See cause.`,
  picture_failed: () =>
    'The QR picture did not load: open its address, and check img-src in your Content-Security-Policy.',
  drawing_failed: () =>
    'The QR code could not be drawn: either the part of this package that draws did not load (is it deployed with the page?), or the text is longer than a QR code holds. See cause.',
  session_mismatch: (detail) =>
    `The server does not know this browser as the one that asked for the code${about(detail)}: do its cookies arrive? From another origin they need credentials in CORS and SameSite=None. Start again with refresh().`,
  exchange_failed: () =>
    'The visitor approved, but the result could not be fetched: see cause, and offer to start again with refresh().',
  server_error: (detail) =>
    `The server says that the login has failed, or answers what its contract does not know${about(detail)}. See cause.`,
};

export const getErrorMessage = (code: MiniProgramLoginErrorCode, detail: string): string =>
  errors[code](detail);
