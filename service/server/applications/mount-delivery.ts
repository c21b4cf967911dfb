import { createHash } from 'node:crypto';
import type { Hono } from 'hono';
import { html, raw } from 'hono/html';
import { z } from 'zod';
import { DELIVERY_PATH, getFailedPage, getIssuer, getLoginPage } from '../../addresses.js';
import type { AppTools, Env } from '../app-tools.js';
import { RATES } from '../rates.js';
import { type ClaimedUser, createClaims } from './create-claims.js';

/** Seconds until the ID token expires. The callback page reads it at once. */
const LIFETIME = 300;
const SCRIPT = 'document.forms[0].submit()';
const SCRIPT_HASH = createHash('sha256').update(SCRIPT).digest('base64');
const parameters = z.object({
  state: z.string().max(512).optional(),
  nonce: z.string().max(512).optional(),
});

/** Renders the page that posts the values. Without JavaScript, it shows a button. */
const renderForm = (action: string, values: Record<string, string>) => html`<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>正在登录 Signing in</title>
<form method="post" action="${action}">
${Object.entries(values).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<button>继续 Continue</button>
</form>
<script>${raw(SCRIPT)}</script>
</html>`;

/**
 * Mounts the page that posts an ID token to the callbackUrl of the connection that has signed the visitor in. The address
 * comes from connections.json only. `state` and `nonce` come back, so that the callback page can compare them.
 *
 * @see https://openid.net/specs/oauth-v2-form-post-response-mode-1_0.html
 */
export function mountDelivery(
  app: Hono<Env>,
  { settings, auth, getHeaders, getOrigin, limit }: AppTools,
): void {
  app.get(DELIVERY_PATH.replace('/api', ''), limit(RATES.start), async (c) => {
    const { data } = parameters.safeParse(c.req.query());
    if (!data) return c.redirect(getFailedPage('request_refused'));
    const found = await auth.api.getSession({ headers: getHeaders(c) });
    if (!found) return c.redirect(getLoginPage(undefined));
    const connection = settings.connections.find(({ id }) => id === found.session.connection);
    const { callbackUrl } = connection ?? {};
    if (!connection || !callbackUrl) return c.redirect('/');

    const { state, nonce } = data;
    const now = Math.floor(Date.now() / 1000);
    const user = await auth.context.internalAdapter.findUserById(found.user.id);
    const claims = createClaims(user as unknown as ClaimedUser, ['profile', 'email', 'phone', 'unionid']);
    const { token } = await auth.api.signJWT({
      body: {
        payload: {
          ...claims,
          connection: connection.id,
          iss: getIssuer(getOrigin(c)),
          sub: found.user.id,
          // Not the id of an application, so that no application accepts this token.
          aud: callbackUrl,
          iat: now,
          exp: now + LIFETIME,
          auth_time: Math.floor(found.session.createdAt.getTime() / 1000),
          ...(nonce && { nonce }),
        },
      },
    });
    c.header(
      'content-security-policy',
      `default-src 'none'; script-src 'sha256-${SCRIPT_HASH}'; base-uri 'none'; frame-ancestors 'none'`,
    );
    c.header('referrer-policy', 'no-referrer');
    c.header('x-content-type-options', 'nosniff');
    return c.html(renderForm(callbackUrl, { id_token: token, ...(state && { state }) }));
  });
}
