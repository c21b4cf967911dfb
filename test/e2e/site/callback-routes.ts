import type { Context, Hono } from 'hono';
import { html, raw } from 'hono/html';

/** The parameters of redirect_uri itself, for the pages below. */
export const OWN = '?code=INVITE7&state=own';

/** Adds callback pages whose redirect_uri contains parameters itself, and servers that redirect the callback. */
export function addCallbackRoutes(app: Hono, callbackPage: string): void {
  const getHost = (c: Context) => new URL(c.req.url).host;
  const getShop = (c: Context) => `http://${getHost(c).replace(/^\w+/, 'shop')}`;
  const knownUri = (c: Context) => `http://${getHost(c)}${new URL(c.req.url).pathname}${OWN}`;

  // Calls relayCallback with its redirect_uri.
  app.get('/invite', (c) => {
    const options = raw(JSON.stringify([getShop(c), knownUri(c)]));
    return c.html(
      html`<!doctype html><meta charset="utf-8"><script type="module">import '/app.js'; site.finish(...${options})</script>`,
    );
  });
  // The package's callback.html, with the same redirect_uri in its attributes.
  app.get('/invite.html', (c) => {
    const uri = knownUri(c).replace('&', '&amp;');
    const attributes = `data-origin="${getShop(c)}" data-redirect-uri="${uri}" data-next="/login#"`;
    return c.html(callbackPage.replace('<html', `<html ${attributes}`));
  });

  // A server that redirects the callback, with the new address.
  const rewrites: Record<string, (path: string, query: string) => string> = {
    raw: (path, query) => `/landing?next=${path}${query}`,
    encoded: (path, query) => `/landing?next=${encodeURIComponent(path + query)}`,
    dropped: () => '/landing',
    'state-only': (_, query) => `/landing?state=${new URLSearchParams(query).get('state')}`,
    error: (path, query) => `/landing?error=1&from=${path}${query}`,
    'raw-to-relay': (path, query) => `/relay?next=${path}${query}`,
    'raw-to-file': (path, query) => `/callback.html?next=${path}${query}`,
  };
  app.get('/sends-on/:how', (c) => {
    const { pathname, search } = new URL(c.req.url);
    const location = rewrites[c.req.param('how')]?.(pathname, search) ?? '/landing';
    return new Response(null, { status: 302, headers: { location } });
  });
}
