type Handler = (request: Request) => Promise<Response>;

/** Logins that one browser can have under way by QR code or link. */
export const MOST_STATES = 10;
/** Where browsers send the state cookies, and their list. */
const CALLBACK_PATH = '/api/auth/callback';
const LIST_PATH = '/api';
/** s that better-auth keeps a state cookie. */
const LIFETIME = 300;
/** A cookie's name has the beginning of its state; the cookie holds all of it. */
const KEY = /^[\w-]{12}/;
const SEPARATOR = '.';

/**
 * Gives each login a state cookie of its own. better-auth has one for the whole browser: with two tabs open the later
 * one overwrites the earlier one's, whose scan then ends in `state_mismatch`.
 *
 * On the way out the cookie gets the state into its name; on the way back the one that belongs to the state in the
 * address is put where better-auth looks. What it holds, and that it is signed and compared, stays as it is.
 *
 * Browsers send these cookies to the callback only: with many of them every page would answer 431. Where logins begin
 * the server cannot see them, so a small cookie lists their names, and the oldest go when there are more than ten.
 */
export function withStateCookies(handler: Handler, cookieName: string): Handler {
  // Cookies with __Host- in their name have no path.
  const name = cookieName.replace(/^__Host-/, '__Secure-');
  const prefix = `${name}-`;
  const listName = name.replace(/state$/, 'logins');
  const isMade = (cookie: string) => cookie.startsWith(`${cookieName}=`);

  return async (request) => {
    const state = new URL(request.url).searchParams.get('state');
    const cookies = (request.headers.get('cookie') ?? '').split(/; */);
    const response = await handler(state ? withCookies(request, select(cookies, state)) : request);
    const set = response.headers.getSetCookie();
    const made = set.find(isMade);
    if (!made) return response;
    const headers = new Headers(response.headers);
    headers.delete('set-cookie');
    for (const cookie of set) if (!isMade(cookie)) headers.append('set-cookie', cookie);
    const value = made.slice(cookieName.length + 1);
    const key = KEY.exec(value.startsWith(';') ? (state ?? '') : value)?.[0];
    if (key) {
      headers.append('set-cookie', `${prefix}${key}=${setAttribute(value, 'Path', CALLBACK_PATH)}`);
      for (const cookie of limit(cookies, key, value, !isExpired(made))) headers.append('set-cookie', cookie);
    }
    return new Response(response.body, { status: response.status, headers });
  };

  /** The request's cookies with this state's under better-auth's name, and without those of the other logins. */
  function select(cookies: string[], state: string): string[] {
    const own = `${prefix}${KEY.exec(state)?.[0]}=`;
    return cookies.flatMap((cookie) => {
      if (cookie.startsWith(own)) return `${cookieName}=${cookie.slice(own.length)}`;
      return cookie.startsWith(prefix) || isMade(cookie) ? [] : cookie;
    });
  }

  /** The list with this login in it, or without it, and what removes the cookies of those that are too many. */
  function limit(cookies: string[], key: string, made: string, isNew: boolean): string[] {
    const list =
      cookies.find((cookie) => cookie.startsWith(`${listName}=`))?.slice(listName.length + 1) ?? '';
    // The callback is sent the cookies themselves, also those that two tabs at the same moment left out of the list.
    const sent = cookies.flatMap((cookie) =>
      cookie.startsWith(prefix) ? (/^[^=]*/.exec(cookie.slice(prefix.length)) ?? []) : [],
    );
    const known = [...new Set([...sent, ...list.split(SEPARATOR)])].filter(
      (other) => other !== key && KEY.exec(other)?.[0] === other,
    );
    const all = isNew ? [...known, key] : known;
    const attributes = made.replace(/^[^;]*/, '');
    const removed = all
      .slice(0, -MOST_STATES)
      .map(
        (old) =>
          `${prefix}${old}=${setAttribute(setAttribute(attributes, 'Path', CALLBACK_PATH), 'Max-Age', '0')}`,
      );
    const kept = all.slice(-MOST_STATES).join(SEPARATOR);
    return [
      ...removed,
      `${listName}=${kept}${setAttribute(setAttribute(attributes, 'Path', LIST_PATH), 'Max-Age', `${kept ? LIFETIME : 0}`)}`,
    ];
  }
}

const isExpired = (cookie: string) => /; *max-age=0(;|$)/i.test(cookie);

function setAttribute(cookie: string, name: string, value: string): string {
  const others = cookie.replace(new RegExp(`; *${name}=[^;]*`, 'i'), '');
  return `${others}; ${name}=${value}`;
}

function withCookies(request: Request, cookies: string[]): Request {
  const headers = new Headers(request.headers);
  headers.set('cookie', cookies.join('; '));
  return new Request(request, { headers });
}
