import type { Context } from 'hono';

/** Sets the cookies of an answer from better-auth, or from another part of this server, in the answer of this request. */
export function passCookies(c: Context, headers: Headers): void {
  for (const cookie of headers.getSetCookie()) c.header('set-cookie', cookie, { append: true });
}
