type Handler = (request: Request) => Promise<Response>;

/** Maximum number of concurrent website logins per browser. */
export const MAX_STATES = 10;
/** Paths of the state cookies and of their list. */
const CALLBACK_PATH = '/api/auth/callback';
// The pages start logins, too.
const LIST_PATH = '/';
/** Lifetime of better-auth's state cookie in seconds. */
const LIFETIME = 300;
/** The start of the state, which is part of the cookie's name. */
const KEY = /^[\w-]{12}/;
const SEPARATOR = '.';

/**
 * Gives each login its own state cookie. better-auth has one cookie per browser, so that a second tab would overwrite the
 * state of the first one, whose login would fail with `state_mismatch`.
 *
 * In responses, the name of the cookie gets the start of the state. In requests to the callback, the cookie of the state
 * in the URL gets back its original name. better-auth still signs and compares the value.
 *
 * The cookies are limited to the callback's path, because large Cookie headers make servers answer 431. The routes that
 * start a login do not receive them, so a small cookie lists their names. Above `MAX_STATES`, the oldest are removed.
 */
export function withStateCookies(handler: Handler, cookieName: string): Handler {
  // The prefix __Host- requires the path `/`.
  const name = cookieName.replace(/^__Host-/, '__Secure-');
  const prefix = `${name}-`;
  const listName = name.replace(/state$/, 'logins');
  const isStateCookie = (cookie: string) => cookie.startsWith(`${cookieName}=`);

  return async (request) => {
    const state = new URL(request.url).searchParams.get('state');
    const cookies = (request.headers.get('cookie') ?? '').split(/; */);
    const response = await handler(state ? withCookies(request, select(cookies, state)) : request);
    const set = response.headers.getSetCookie();
    const made = set.find(isStateCookie);
    if (!made) return response;
    const headers = new Headers(response.headers);
    headers.delete('set-cookie');
    for (const cookie of set) if (!isStateCookie(cookie)) headers.append('set-cookie', cookie);
    const value = made.slice(cookieName.length + 1);
    const key = KEY.exec(value.startsWith(';') ? (state ?? '') : value)?.[0];
    if (key) {
      headers.append('set-cookie', `${prefix}${key}=${setAttribute(value, 'Path', CALLBACK_PATH)}`);
      for (const cookie of limit(cookies, key, value, !isExpired(made))) headers.append('set-cookie', cookie);
    }
    return new Response(response.body, { status: response.status, headers });
  };

  /** Renames the cookie of this state to better-auth's name, and removes those of other logins. */
  function select(cookies: string[], state: string): string[] {
    const own = `${prefix}${KEY.exec(state)?.[0]}=`;
    return cookies.flatMap((cookie) => {
      if (cookie.startsWith(own)) return `${cookieName}=${cookie.slice(own.length)}`;
      return cookie.startsWith(prefix) || isStateCookie(cookie) ? [] : cookie;
    });
  }

  /** Returns Set-Cookie headers that update the list and remove the oldest cookies. */
  function limit(cookies: string[], key: string, made: string, isNew: boolean): string[] {
    const list =
      cookies.find((cookie) => cookie.startsWith(`${listName}=`))?.slice(listName.length + 1) ?? '';
    // The callback receives the cookies themselves. If two tabs updated the list at once, some are not in it.
    const sent = cookies.flatMap((cookie) =>
      cookie.startsWith(prefix) ? (/^[^=]*/.exec(cookie.slice(prefix.length)) ?? []) : [],
    );
    const known = [...new Set([...sent, ...list.split(SEPARATOR)])].filter(
      (other) => other !== key && KEY.exec(other)?.[0] === other,
    );
    const all = isNew ? [...known, key] : known;
    const attributes = made.replace(/^[^;]*/, '');
    const removed = all
      .slice(0, -MAX_STATES)
      .map(
        (old) =>
          `${prefix}${old}=${setAttribute(setAttribute(attributes, 'Path', CALLBACK_PATH), 'Max-Age', '0')}`,
      );
    const kept = all.slice(-MAX_STATES).join(SEPARATOR);
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
