/** Base path of the public API for login by mini program. The phone's requests are below it. */
export const MINI_PROGRAM_LOGIN_PATH = '/api/scan-login';
/** Address of the OpenID Connect provider's authorization endpoint. */
export const AUTHORIZE_PATH = '/api/auth/oauth2/authorize';

type Values = Record<string, string | null | undefined>;
/** The authorization request of an application: the query of `AUTHORIZE_PATH`. */
type AuthorizationRequest = string | null | undefined;

/** Serializes parameters. `*` is the only character that URLSearchParams leaves unescaped and better-auth refuses. */
export const toQuery = (values: URLSearchParams) => `${values}`.replaceAll('*', '%2A');

const withQuery = (path: string, values: Values) => {
  const given = Object.entries(values).filter((entry): entry is [string, string] => entry[1] != null);
  return given.length ? `${path}?${toQuery(new URLSearchParams(given))}` : path;
};

/** Returns the path with `request`, the authorization request of the application that asked for this login. */
export const withRequest = (path: string, request: AuthorizationRequest) => withQuery(path, { request });

/** Returns the address that starts the login of a connection without JavaScript. */
export const getLoginLink = (connection: string, request: AuthorizationRequest) =>
  withQuery('/api/login', { connection, request });

/** What the login page gets beside the request. `fresh`: a signed-in visitor signs in again. */
interface LoginPageValues {
  connection?: string | undefined;
  fresh?: '1' | undefined;
}

/** Returns the address of the login page: `/login` if an application asked for this login, otherwise `/`. */
export const getLoginPage = (request: AuthorizationRequest, { connection, fresh }: LoginPageValues = {}) =>
  withQuery(request || connection ? '/login' : '/', { request, connection, fresh });

/** Returns the address of the failure page. It keeps `request`, so that the next try still ends at the application. */
export const getFailedPage = (error: string, request?: AuthorizationRequest) =>
  withQuery('/failed', { error, request });

/** Returns the address that returns to the application without a login. */
export const getCancelLink = (request: string) => withQuery('/api/cancel', { request });

/** Returns where a signed-in visitor goes next: back to the application with a code, or to `/`. */
export const getNextPage = (request: AuthorizationRequest) =>
  request ? `${AUTHORIZE_PATH}?${request}` : '/';
