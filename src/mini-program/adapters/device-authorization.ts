import { own } from '../../shared/own.js';
import type {
  MiniProgramAdapter,
  MiniProgramCodeImage,
  MiniProgramProgress,
} from '../mini-program-adapter.js';
import { MiniProgramLoginError } from '../mini-program-login-error.js';
import { readJson } from './read-json.js';
import { type RequestOptions, send } from './send.js';
import { withHttpErrors } from './with-http-errors.js';

/** The response of the device authorization endpoint (RFC 8628, 3.2). */
export interface DeviceAuthorizationAnswer {
  /** The secret for polling. The QR code does not contain it. */
  device_code: string;
  user_code: string;
  verification_uri: string;
  verification_uri_complete?: string;
  /** s. */
  expires_in: number;
  /** Seconds between two polls. @default 5 */
  interval?: number;
}

/** The successful response of the token endpoint (RFC 6749, 5.1). */
export interface DeviceTokens {
  access_token: string;
  token_type: string;
  expires_in?: number;
  refresh_token?: string;
  scope?: string;
  [more: string]: unknown;
}

/** The options of the adapter for RFC 8628. */
export interface DeviceAuthorizationOptions extends RequestOptions {
  /** The client ID of this site at the authorization server. It is public. */
  clientId: string;
  /** Address that issues the codes (RFC 8628, 3.1). */
  deviceAuthorizationEndpoint: string;
  /** Address that returns the tokens, and is polled until then (RFC 8628, 3.4). */
  tokenEndpoint: string;
  /** Requested scopes, separated by spaces. @default the server's */
  scope?: string;
  /**
   * Encoding of the requests: `form` as in the RFC, or `json` for better-auth, whose token endpoint requires it.
   *
   * @default form
   */
  format?: 'form' | 'json';
  /** Returns the code to scan. @default `verification_uri_complete` as a text */
  toCode?: (answer: DeviceAuthorizationAnswer) => Pick<MiniProgramCodeImage, 'text' | 'picture' | 'logo'>;
}

const GRANT_TYPE = 'urn:ietf:params:oauth:grant-type:device_code';

/** The errors of the token endpoint (RFC 8628, 3.5). An unknown code counts as expired. */
const PROGRESS = new Map<unknown, MiniProgramProgress<never>>([
  ['authorization_pending', { status: 'ready' }],
  ['slow_down', { status: 'slow_down' }],
  ['access_denied', { status: 'refused' }],
  ['expired_token', { status: 'expired' }],
  ['invalid_grant', { status: 'expired' }],
]);

/**
 * Creates an adapter for the OAuth 2.0 device authorization grant (RFC 8628). Polling uses a secret that the QR code
 * does not contain. `result` is the response of the token endpoint. The standard has no status "scanned".
 *
 * @example
 * deviceAuthorization({
 *   clientId: 'shop-web',
 *   deviceAuthorizationEndpoint: '/api/auth/device/code',
 *   tokenEndpoint: '/api/auth/device/token',
 *   format: 'json', // better-auth
 * })
 */
export function deviceAuthorization(given: DeviceAuthorizationOptions): MiniProgramAdapter<DeviceTokens> {
  const options = own(given);
  const { clientId: client_id, scope, format = 'form', toCode } = options;

  const ask = (url: string, fields: Record<string, string>, signal: AbortSignal) =>
    send(options, url, {
      method: 'POST',
      signal,
      headers: {
        accept: 'application/json',
        'content-type': format === 'form' ? 'application/x-www-form-urlencoded' : 'application/json',
      },
      body: format === 'form' ? `${new URLSearchParams(fields)}` : JSON.stringify(fields),
    });

  const poll = async (
    device_code: string,
    signal: AbortSignal,
  ): Promise<MiniProgramProgress<DeviceTokens>> => {
    const fields = { grant_type: GRANT_TYPE, device_code, client_id };
    const response = await ask(options.tokenEndpoint, fields, signal);
    const answer = await readJson<(DeviceTokens & { error?: string }) | null>(response);
    if (response.ok && answer) return { status: 'authorized', result: answer };
    const error = answer?.error;
    const known = PROGRESS.get(error);
    if (known) return known;
    // Other OAuth errors are final (400, or 401 for an unknown client). Without an error code, the HTTP status decides.
    if (typeof error === 'string' && error && /^40[01]$/.test(`${response.status}`))
      throw new MiniProgramLoginError('server_error', error);
    throw response;
  };

  return async (signal) => {
    const fields = { client_id, ...(scope !== undefined && { scope }) };
    const response = await ask(options.deviceAuthorizationEndpoint, fields, signal);
    if (!response.ok) throw response;
    const answer = await readJson<DeviceAuthorizationAnswer>(response);
    const { device_code, verification_uri_complete: text, expires_in, interval = 5 } = own(answer);
    return own({
      ...(toCode ? toCode(answer) : { text }),
      expiresIn: expires_in * 1000,
      interval: interval * 1000,
      poll: withHttpErrors((own) => poll(device_code, own)),
    });
  };
}
