import { toQuery } from '../../addresses.js';
import type { Application } from '../config/application.js';

/** Maximum length of an authorization request. It is stored with each login. */
export const MAX_REQUEST = 4096;

/** Why an authorization request cannot be answered to its application. */
export type RequestProblem = 'request_refused' | 'application_unknown' | 'redirect_refused';

/** An authorization request of an application. */
export interface AuthorizationRequest {
  application: Application;
  /** A redirect address of the application. */
  redirectUri: string;
  params: URLSearchParams;
  /** The request again, with one way of escaping. */
  query: string;
}

/**
 * Reads an authorization request, and compares its redirect address with those of the application, character by
 * character. The visitor is sent to no other address.
 */
export function readAuthorizationRequest(
  query: string | undefined,
  applications: readonly Application[],
): AuthorizationRequest | RequestProblem {
  if (!query || query.length > MAX_REQUEST) return 'request_refused';
  const params = new URLSearchParams(query);
  const names = [...params.keys()];
  // Servers differ in which of two equal parameters they read.
  if (new Set(names).size !== names.length) return 'request_refused';
  const application = applications.find(({ clientId }) => clientId === params.get('client_id'));
  if (!application) return 'application_unknown';
  const redirectUri = params.get('redirect_uri') ?? '';
  if (!application.redirectUris.includes(redirectUri)) return 'redirect_refused';
  const serialized = toQuery(params);
  if (serialized.length > MAX_REQUEST) return 'request_refused';
  return { application, redirectUri, params, query: serialized };
}

/** Returns whether the application offers a connection, or login by e-mail. */
export const offers = ({ connections }: Application, id: string): boolean =>
  connections === undefined || connections.includes(id);

/** Returns the application's redirect address with an error. */
export function createErrorRedirect(
  { redirectUri, params }: AuthorizationRequest,
  error: 'access_denied' | 'invalid_request',
  issuer: string,
): string {
  const url = new URL(redirectUri);
  const state = params.get('state');
  url.searchParams.set('error', error);
  if (state) url.searchParams.set('state', state);
  url.searchParams.set('iss', issuer);
  return url.href;
}
