/** Base path of the public API for login by mini program. The phone's requests are below it. */
export const MINI_PROGRAM_LOGIN_PATH = '/api/scan-login';

const withQuery = (path: string, values: Record<string, string | null | undefined>) => {
  const given = Object.entries(values).filter((entry): entry is [string, string] => entry[1] != null);
  // `*` is the only character that URLSearchParams leaves unescaped and better-auth refuses.
  return given.length ? `${path}?${`${new URLSearchParams(given)}`.replaceAll('*', '%2A')}` : path;
};

/** Returns the path with `return_to`, the address of the application that asked for this login. */
export const withReturn = (path: string, return_to: string | null | undefined) =>
  withQuery(path, { return_to });

/** Returns the address that starts the login of a connection without JavaScript. */
export const getLoginLink = (connection: string, return_to: string | null | undefined) =>
  withQuery('/api/login', { connection, return_to });

/** Returns the address of the login page: `/login` if another application asked for this login, otherwise `/`. */
export const getLoginPage = (return_to: string | null | undefined) =>
  return_to ? withReturn('/login', return_to) : '/';

/** Returns the address of the failure page. It keeps `return_to`, so that the next try still ends at the application. */
export const getFailedPage = (error: string, return_to?: string | null) =>
  withQuery('/failed', { error, return_to });

/** Returns where a signed-in visitor goes next: back to the application with a one-time token, or to `/`. */
export const getNextPage = (to: string | null | undefined) => (to ? withQuery('/api/return', { to }) : '/');
