import { own, ownFields } from '../../shared/own.js';
import type { MiniProgramAdapter, MiniProgramCodeImage, MiniProgramProgress } from '../adapter.js';
import { MiniProgramLoginError } from '../errors.js';
import { withHttpErrors } from './http-errors.js';
import { type RequestOptions, readJson, send } from './request.js';

/** What the device authorization endpoint answers (RFC 8628, 3.2). */
export interface DeviceAuthorizationAnswer {
  /** The secret that polls. It never goes into the QR. */
  device_code: string;
  user_code: string;
  verification_uri: string;
  verification_uri_complete?: string;
  /** s. */
  expires_in: number;
  /** s. Default 5. */
  interval?: number;
}

/** What the token endpoint answers in the end (RFC 6749, 5.1). */
export interface DeviceTokens {
  access_token: string;
  token_type: string;
  expires_in?: number;
  refresh_token?: string;
  scope?: string;
  [more: string]: unknown;
}

/** Where to ask, and as whom. */
export interface DeviceAuthorizationOptions extends RequestOptions {
  /** The name that the authorization server knows this site by. No secret. */
  clientId: string;
  /** Address that gives the codes (RFC 8628, 3.1). */
  deviceAuthorizationEndpoint: string;
  /** Address that is polled for the tokens (RFC 8628, 3.4). */
  tokenEndpoint: string;
  /** Scopes to ask for, apart by spaces. Default: the server's. */
  scope?: string;
  /** How requests are written. Default `form`, as the RFC says; `json` for better-auth, whose token endpoint reads no other. */
  format?: 'form' | 'json';
  /** What to scan. Default: `verification_uri_complete` as a text. */
  toCode?: (answer: DeviceAuthorizationAnswer) => Pick<MiniProgramCodeImage, 'text' | 'picture' | 'logo'>;
}

const GRANT_TYPE = 'urn:ietf:params:oauth:grant-type:device_code';

/** The token endpoint's errors (RFC 8628, 3.5). A code that it does not know any more, or never did, has expired. */
const PROGRESS = new Map<unknown, MiniProgramProgress<never>>([
  ['authorization_pending', { status: 'ready' }],
  ['slow_down', { status: 'slow_down' }],
  ['access_denied', { status: 'refused' }],
  ['expired_token', { status: 'expired' }],
  ['invalid_grant', { status: 'expired' }],
]);

/**
 * OAuth 2.0 device authorization grant (RFC 8628): what polls is a secret, and it is not in the QR. `result` is what
 * the token endpoint answered. The standard knows no "scanned".
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
    const error = ownFields(answer)?.error;
    const known = PROGRESS.get(error);
    if (known) return known;
    // Other OAuth errors are final (400; 401 for an unknown client). Without an error the HTTP status decides.
    if (typeof error === 'string' && error && /^40[01]$/.test(`${response.status}`))
      throw new MiniProgramLoginError('server_error', error);
    throw response;
  };

  return async (signal) => {
    const fields = { client_id, ...(scope !== undefined && { scope }) };
    const response = await ask(options.deviceAuthorizationEndpoint, fields, signal);
    if (!response.ok) throw response;
    const answer = await readJson<DeviceAuthorizationAnswer>(response);
    const { device_code, verification_uri_complete: text, expires_in, interval = 5 } = ownFields(answer);
    return own({
      ...(toCode ? toCode(answer) : { text }),
      expiresIn: expires_in * 1000,
      interval: interval * 1000,
      poll: withHttpErrors((signal) => poll(device_code, signal)),
    });
  };
}
