import type { Context, Hono } from 'hono';
import { compactVerify, createLocalJWKSet } from 'jose';
import { z } from 'zod';
import { getIssuer } from '../../addresses.js';
import type { AppTools, Env } from '../app-tools.js';
import { passCookies } from '../pass-cookies.js';
import { RATES } from '../rates.js';

const parameters = z.object({
  id_token_hint: z.string().max(8192),
  post_logout_redirect_uri: z.string().max(2048).optional(),
  state: z.string().max(1024).optional(),
});
const hintClaims = z.object({ iss: z.string(), aud: z.string(), sid: z.string().min(1) });

/** Returns the parameters of the request: the query, or the form of a POST request. */
async function readParameters(c: Context<Env>) {
  const values = c.req.method === 'POST' ? await c.req.parseBody() : c.req.query();
  return parameters.safeParse(values).data;
}

/**
 * Mounts the logout that an application asks for. It ends the session that the ID token names, and returns to a logout
 * address of the application. Everything else leads to the account page, where visitors decide themselves.
 *
 * It is not better-auth's endpoint, because that one requests its own keys from its public address.
 *
 * @see https://openid.net/specs/openid-connect-rpinitiated-1_0.html
 */
export function mountLogout(
  app: Hono<Env>,
  { settings, auth, getHeaders, getOrigin, limit }: AppTools,
): void {
  /** Returns the claims of an ID token of this server. It can have expired. */
  const verify = async (c: Context<Env>, hint: string) => {
    try {
      const keys = createLocalJWKSet(await auth.api.getJwks());
      const { payload } = await compactVerify(hint, keys, { algorithms: ['RS256'] });
      const { data } = hintClaims.safeParse(JSON.parse(new TextDecoder().decode(payload)));
      return data?.iss === getIssuer(getOrigin(c)) ? data : undefined;
    } catch {
      return; // Not a token of this server.
    }
  };

  app.on(['GET', 'POST'], '/auth/oauth2/end-session', limit(RATES.action), async (c) => {
    const asked = await readParameters(c);
    const claims = asked && (await verify(c, asked.id_token_hint));
    const application = settings.applications.find(({ clientId }) => clientId === claims?.aud);
    if (!asked || !claims || !application) return c.redirect('/', 303);

    const headers = getHeaders(c);
    const current = await auth.api.getSession({ headers });
    // Another account is signed in here by now.
    if (current && current.session.id !== claims.sid) return c.redirect('/', 303);
    if (current) {
      const { headers: cleared } = await auth.api.signOut({ headers, returnHeaders: true });
      passCookies(c, cleared);
    } else {
      // Browsers send no cookie with a form of another site.
      const where = [{ field: 'id', value: claims.sid }];
      const found = await auth.context.adapter.findOne<{ token: string }>({ model: 'session', where });
      if (found) await auth.context.internalAdapter.deleteSession(found.token);
    }
    const { post_logout_redirect_uri: uri, state } = asked;
    if (!uri || !application.logoutUris.includes(uri)) return c.redirect('/', 303);
    const back = new URL(uri);
    if (state) back.searchParams.set('state', state);
    return c.redirect(back.href, 303);
  });
}
