type Handler = (request: Request) => Promise<Response>;

const SEPARATOR = '-';

/**
 * Gives each login a state cookie of its own. better-auth has one for the whole browser: with two tabs open the later
 * one overwrites the earlier one's, whose scan then ends in `state_mismatch`.
 *
 * On the way out the cookie gets the state into its name; on the way back the one that belongs to the state in the
 * address is put where better-auth looks. What it holds, and that it is signed and compared, stays as it is.
 */
export function withStateCookies(handler: Handler, cookieName: string): Handler {
  return async (request) => {
    const state = new URL(request.url).searchParams.get('state');
    const response = await handler(state ? withCookieOf(state, request, cookieName) : request);
    const cookies = response.headers.getSetCookie();
    if (!cookies.some((cookie) => cookie.startsWith(`${cookieName}=`))) return response;
    const headers = new Headers(response.headers);
    headers.delete('set-cookie');
    for (const cookie of cookies) headers.append('set-cookie', rename(cookie, cookieName, state));
    return new Response(response.body, { status: response.status, headers });
  };
}

function withCookieOf(state: string, request: Request, cookieName: string): Request {
  const own = `${cookieName}${SEPARATOR}${state}=`;
  const cookies = (request.headers.get('cookie') ?? '').split(/; */);
  const headers = new Headers(request.headers);
  const renamed = cookies.map((cookie) =>
    cookie.startsWith(own) ? `${cookieName}=${cookie.slice(own.length)}` : cookie,
  );
  headers.set('cookie', renamed.join('; '));
  return new Request(request, { headers });
}

/** `name=state.signature; …` becomes `name-state=state.signature; …`; what is emptied is the one of the address. */
function rename(cookie: string, cookieName: string, state: string | null): string {
  if (!cookie.startsWith(`${cookieName}=`)) return cookie;
  const rest = cookie.slice(cookieName.length + 1);
  const made = /^[\w-]+(?=\.)/.exec(rest)?.[0];
  return `${cookieName}${SEPARATOR}${made ?? state ?? ''}=${rest}`;
}
