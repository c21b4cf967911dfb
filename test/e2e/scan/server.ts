import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { html } from 'hono/html';
import { listen } from '../../listen.js';
import { createAuthingServer } from '../../stand-ins/authing.js';
import { createBetterAuth } from '../../stand-ins/better-auth.js';
import { createRestServer } from '../../stand-ins/rest.js';
import { bundleApp } from '../bundle-app.js';

/** A page with the component, and all servers of its adapters, on loopback. */
export async function startScanServers() {
  const chunks = await bundleApp(new URL('app.tsx', import.meta.url));
  const app = new Hono();
  const rest = createRestServer();
  const streaming = createRestServer({ events: true });
  const authing = createAuthingServer();
  let betterAuth: Awaited<ReturnType<typeof createBetterAuth>>;

  app.get('/login', (c) => {
    const policy = c.req.query('csp');
    if (policy) c.header('content-security-policy', policy);
    return c.html(
      html`<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Login</title><body style="margin:24px;font:16px sans-serif"><div id="root"></div><script type="module" src="/app.js"></script>`,
    );
  });
  app.get('/favicon.ico', (c) => c.body(null, 204));
  app.get('/account', (c) => c.html('<h1>Account</h1>'));
  app.get('/logo.svg', (c) =>
    c.body(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10" rx="2" fill="#2f6f4e"/><circle cx="5" cy="5" r="3" fill="#fff"/></svg>',
      200,
      { 'content-type': 'image/svg+xml' },
    ),
  );
  app.route('/api/scan-login', rest.app);
  app.route('/api/streaming', streaming.app);
  app.on(['GET', 'POST'], '/api/auth/*', (c) => betterAuth.handler(c.req.raw));
  app.all('/api/v2/*', (c) => authing.fetch(c.req.raw));
  app.all('/picture', (c) => authing.fetch(c.req.raw));
  app.get('/:chunk', (c) => {
    const code = chunks.get(c.req.param('chunk'));
    return code ? c.body(code, 200, { 'content-type': 'text/javascript' }) : c.notFound();
  });

  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  const port = await listen(server);
  const shop = `http://shop.localhost:${port}`;
  betterAuth = await createBetterAuth(shop);
  // Node does not resolve names below localhost. Browsers do.
  const loopback = `http://127.0.0.1:${port}`;
  return {
    shop,
    loopback,
    other: `http://authing.localhost:${port}`,
    rest,
    streaming,
    authing,
    betterAuth,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

export type ScanServers = Awaited<ReturnType<typeof startScanServers>>;
