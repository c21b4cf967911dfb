import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { html, raw } from 'hono/html';
import { listen } from '../../listen.js';
import { bundleApp } from '../bundle-app.js';
import { getCallbackPage } from '../get-callback-page.js';
import { addCallbackRoutes } from './callback-routes.js';

/** A request to the site's server. */
interface SiteRequest {
  url: string;
  cookie: string | undefined;
  destination: string | undefined;
}

/**
 * The test site: real loopback servers under several host names, so that the browser applies its rules for cookies and
 * origins.
 */
export interface SiteServer {
  /** The login page's origin. */
  shop: string;
  /** Another site, and not only another origin. */
  other: string;
  requests: SiteRequest[];
  close(): void;
}

/** The program of the login page, and the text of `callback.html`. */
interface SiteFiles {
  chunks: Map<string, string>;
  callbackPage: string;
}

/** Creates the site without a server: its routes, and their requests. */
export function createSite({ chunks, callbackPage }: SiteFiles): { app: Hono; requests: SiteRequest[] } {
  const requests: SiteRequest[] = [];
  const app = new Hono();

  app.use(async (c, next) => {
    requests.push({
      url: c.req.url,
      cookie: c.req.header('cookie'),
      destination: c.req.header('sec-fetch-dest'),
    });
    const policy = c.req.query('csp');
    if (policy) c.header('content-security-policy', policy);
    const openers = c.req.query('coop');
    if (openers) c.header('cross-origin-opener-policy', openers);
    const embedder = c.req.query('coep');
    if (embedder) c.header('cross-origin-embedder-policy', embedder);
    const reported = c.req.query('coep-report-only');
    if (reported) c.header('cross-origin-embedder-policy-report-only', reported);
    const permissions = c.req.query('permissions');
    if (permissions) c.header('permissions-policy', permissions);
    await next();
  });
  app.get('/:chunk{.+\\.js}', (c) =>
    c.body(chunks.get(c.req.param('chunk')) ?? '', 200, { 'content-type': 'text/javascript' }),
  );
  app.get('/favicon.ico', (c) => c.body(null, 204));
  app.get('/login', (c) => {
    c.header('set-cookie', 'session=lax; SameSite=Lax; Path=/; HttpOnly');
    const nonce = c.req.query('nonce') ?? '';
    return c.html(
      html`<!doctype html><meta charset="utf-8"><title>Login</title><div id="root"></div><script type="module" src="/app.js" nonce="${nonce}"></script>`,
    );
  });
  // A callback page that sends the result to the page around it, on any origin.
  app.get('/relay', (c) =>
    c.html(
      html`<!doctype html><meta charset="utf-8"><script type="module">import '/app.js'; site.finish(${raw(JSON.stringify(c.req.query('to') ?? ''))} || undefined)</script>`,
    ),
  );
  // The package's callback.html, with the attributes that a site can set.
  app.get('/callback.html', (c) => {
    const { to, next } = c.req.query();
    const attributes = [to && ` data-origin="${to}"`, next && ` data-next="${next}"`].filter(Boolean);
    return c.html(callbackPage.replace('<html', `<html${attributes.join('')}`));
  });
  addCallbackRoutes(app, callbackPage);
  // The login page as a micro-frontend.
  app.get('/around', (c) =>
    c.html(html`<!doctype html><iframe src="${c.req.query('page')}" width="600" height="600"></iframe>`),
  );
  app.get('/redirects', (c) => c.redirect(c.req.query('to') ?? '/landing'));
  app.get('/denied', (c) => {
    c.header('x-frame-options', 'DENY');
    return c.html('<p>framed never</p>');
  });
  // Sends the same message twice, like a page that handles its callback in an effect under StrictMode.
  app.get('/relay-twice', (c) =>
    c.html(
      html`<!doctype html><script>
        const to = new URLSearchParams(location.search).get('to');
        for (let i = 0; i < 2; i++) parent.postMessage({ 'wechat-qr-login': { url: location.href } }, to);
      </script>`,
    ),
  );
  app.post('/painted', (c) => c.body(null, 204));
  // All other paths are the site itself. It sends a request when the browser has painted it.
  app.get('*', (c) =>
    c.html(
      html`<!doctype html><meta charset="utf-8"><title>The site</title><body style="background:#ff00ff"><h1>THE SITE</h1><script>
        new PerformanceObserver(() => navigator.sendBeacon('/painted')).observe({ type: 'paint', buffered: true });
      </script>`,
    ),
  );

  return { app, requests };
}

export async function startSite(): Promise<SiteServer> {
  const chunks = await bundleApp(new URL('app.tsx', import.meta.url));
  const { app, requests } = createSite({ chunks, callbackPage: await getCallbackPage() });
  const server = createAdaptorServer({ fetch: app.fetch });
  const port = await listen(server);
  return {
    shop: `http://shop.localhost:${port}`,
    other: `http://other.localhost:${port}`,
    requests,
    close: () => server.close(),
  };
}
