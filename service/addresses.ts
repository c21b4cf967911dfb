/** Addresses that pages and server agree on. */

/** Where login by mini program is: the page's requests and its cookie, and below it the phone's. */
export const SCAN_LOGIN_PATH = '/api/scan-login';

const withQuery = (path: string, values: Record<string, string | null | undefined>) => {
  const given = Object.entries(values).filter((entry): entry is [string, string] => entry[1] != null);
  // better-auth takes every other character that stays unescaped here.
  return given.length ? `${path}?${`${new URLSearchParams(given)}`.replaceAll('*', '%2A')}` : path;
};

/** That page, for a visitor whom another application has sent. */
export const withReturn = (path: string, return_to: string | null | undefined) =>
  withQuery(path, { return_to });

/** The login page of this visitor: only a way here that another application asked for is the hosted one. */
export const loginPage = (return_to: string | null | undefined) =>
  return_to ? withReturn('/login', return_to) : '/';

/** The page that says what went wrong, and whose way on still ends at the application that asked. */
export const failedPage = (error: string, return_to?: string | null) =>
  withQuery('/failed', { error, return_to });

/** Where a visitor who is signed in goes: back to the application that asked, which gets a token, or home. */
export const returnAddress = (to: string | null | undefined) => (to ? withQuery('/api/return', { to }) : '/');
