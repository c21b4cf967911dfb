/** Path of the page that asks for a link to set a new password, and of the page behind that link. */
export const RESET_PATH = '/reset-password';
/** Paths of the pages. */
export const PAGE_PATHS = ['/', '/login', '/bind', '/failed', '/try', RESET_PATH];

/** Base path of the public API for login by mini program. The phone's requests are below it. */
export const MINI_PROGRAM_LOGIN_PATH = '/api/scan-login';
const ISSUER_PATH = '/api/auth';
/** Address of the OpenID Connect provider's authorization endpoint. */
export const AUTHORIZE_PATH = `${ISSUER_PATH}/oauth2/authorize`;

/** Returns the issuer of the OpenID Connect provider on an origin. */
export const getIssuer = (origin: string) => origin + ISSUER_PATH;

/** Whether the process runs, and whether it can serve visitors. */
export const HEALTH_PATH = '/api/health';
export const READY_PATH = '/api/ready';

/** Address of the page that posts an ID token to a connection's callbackUrl. */
export const DELIVERY_PATH = '/api/deliver';

type Values = Record<string, string | null | undefined>;
/** The authorization request of an application: the query of `AUTHORIZE_PATH`. */
type AuthorizationRequest = string | null | undefined;

/** Serializes parameters. `*` is the only character that URLSearchParams leaves unescaped and better-auth refuses. */
export const toQuery = (values: URLSearchParams) => `${values}`.replaceAll('*', '%2A');

const withQuery = (path: string, values: Values) => {
  const given = Object.entries(values).filter((entry): entry is [string, string] => entry[1] != null);
  return given.length ? `${path}?${toQuery(new URLSearchParams(given))}` : path;
};

/** Where a login ends. Without values, it ends on the account page. */
export interface Destination {
  /** The authorization request of the application that asked for this login. */
  request?: string | undefined;
  /** Set if the connection's callbackUrl gets an ID token: `state` and `nonce` of the address that started the login, if any. */
  deliver?: string | undefined;
}

/** Returns the path with the destination of the login. */
export const withDestination = (path: string, { request, deliver }: Destination) =>
  withQuery(path, { request, deliver });

/** Address that starts a login without JavaScript. */
export const LOGIN_PATH = '/api/login';

/** Returns the address that starts the login of a connection without JavaScript. `lang`: the language of WeChat's page. */
export const getLoginLink = (connection: string, { request, deliver }: Destination, lang?: 'cn' | 'en') => {
  const { state, nonce } = Object.fromEntries(new URLSearchParams(deliver));
  return withQuery(LOGIN_PATH, { connection, request, state, nonce, lang });
};

/** Returns `state` and `nonce` of a query, for the delivery of an ID token. */
export function readDelivery(query: URLSearchParams): string {
  return toQuery(new URLSearchParams([...query].filter(([name]) => /^(state|nonce)$/.test(name))));
}

/** What the login page gets beside the request. `fresh`: a signed-in visitor signs in again. */
interface LoginPageValues {
  connection?: string | undefined;
  fresh?: '1' | undefined;
}

/** Returns the address of the login page: `/login` if an application asked for this login, otherwise `/`. */
export const getLoginPage = (request: AuthorizationRequest, { connection, fresh }: LoginPageValues = {}) =>
  withQuery(request || connection ? '/login' : '/', { request, connection, fresh });

/** Returns the address of the page that sets a new password. Fragments are neither in logs nor in Referer headers. */
export const getResetPage = (origin: string, token: string) => `${origin}${RESET_PATH}#${token}`;

/** Returns the address of the failure page. It keeps `request`, so that the next try still ends at the application. */
export const getFailedPage = (error: string, request?: AuthorizationRequest) =>
  withQuery('/failed', { error, request });

/** Returns the address that returns to the application without a login. */
export const getCancelLink = (request: string) => withQuery('/api/cancel', { request });

/** Returns where a signed-in visitor goes next. */
export function getNextPage({ request, deliver }: Destination): string {
  if (request) return `${AUTHORIZE_PATH}?${request}`;
  return deliver === undefined ? '/' : `${DELIVERY_PATH}${deliver && `?${deliver}`}`;
}

/** The address that better-auth redirects to after a login in the page. It returns the new session. */
export const SESSION_PATH = `${ISSUER_PATH}/get-session`;

/** Returns the addresses that better-auth redirects to after a login in the page. */
export const getCallbackUrls = (to: Destination) => ({
  callbackURL: withDestination(SESSION_PATH, to),
  errorCallbackURL: withDestination('/failed', to),
});
