import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { html, raw } from 'hono/html';
import { listen } from '../../listen.js';
import { bundleApp } from '../bundle-app.js';
import { getCallbackPage } from '../get-callback-page.js';

/** Pages in unusual environments, by name. Each one has its own program. */
const APPS = {
  hostile: bundleApp.bind(undefined, new URL('hostile/app.ts', import.meta.url)),
  page: bundleApp.bind(undefined, new URL('page-app.tsx', import.meta.url)),
  sub: bundleApp.bind(undefined, new URL('sub-app.tsx', import.meta.url)),
  'sub-classic': bundleApp.bind(undefined, new URL('sub-app.tsx', import.meta.url), { format: 'iife' }),
  wujie: bundleApp.bind(undefined, new URL('wujie-host.ts', import.meta.url)),
  'micro-app': bundleApp.bind(undefined, new URL('micro-app-host.ts', import.meta.url)),
} as const;

const require = createRequire(import.meta.url);

/** Versions of zone.js, as they are installed. */
const ZONES: Record<string, string> = {
  'zone.js 0.11.8': require.resolve('zone.js-0.11/package.json'),
  'zone.js 0.14.2': require.resolve('zone.js-0.14.2/package.json'),
  'zone.js 0.14.4': require.resolve('zone.js-0.14.4/package.json'),
};
export const ZONE_NAMES = Object.keys(ZONES);

export interface AroundServer {
  /** The page's origin. */
  shop: string;
  /** The origin of sub-apps, and of callbacks that relay. */
  other: string;
  close(): void;
}

const readZone = (name: string) => readFileSync(`${dirname(`${ZONES[name]}`)}/bundles/zone.umd.js`, 'utf8');

export async function startAround(): Promise<AroundServer> {
  const callbackPage = await getCallbackPage();
  /** Built at the first request for it. */
  const bundles = new Map<string, Promise<Map<string, string>>>();
  const app = new Hono();
  // Micro-frontends fetch their sub-apps.
  app.use(cors({ origin: (origin) => origin }));

  app.get('/apps/:name/:file', async (c) => {
    const { name, file } = c.req.param();
    const bundle = bundles.get(name) ?? APPS[name as keyof typeof APPS]();
    bundles.set(name, bundle);
    const code = (await bundle).get(file);
    return code ? c.body(code, 200, { 'content-type': 'text/javascript' }) : c.notFound();
  });
  app.get('/zones/:name', (c) =>
    c.body(readZone(c.req.param('name')), 200, { 'content-type': 'text/javascript' }),
  );
  app.get('/pages/:name/:props?', (c) => {
    const { name, props = '' } = c.req.param();
    const { zone } = c.req.query();
    const type = name.endsWith('classic') ? 'text/javascript' : 'module';
    return c.html(
      html`<!doctype html><html><head><meta charset="utf-8"><title>${name}</title></head><body><div id="root" data-props="${Buffer.from(props, 'base64url').toString()}"></div><ol id="events"></ol>${zone && raw(`<script src="/zones/${encodeURIComponent(zone)}"></script>`)}<script type="${type}" src="/apps/${name}/app.js"></script></body></html>`,
    );
  });
  app.get('/callback', (c) => c.html('<h1>The site</h1>'));
  app.get('/relay', (c) => c.html(callbackPage.replace('<html', `<html data-origin="${c.req.query('to')}"`)));
  app.get('/favicon.ico', (c) => c.body(null, 204));
  // A micro-frontend's own frame begins at an empty page of the host.
  app.get('*', (c) => c.html('<!doctype html><title>empty</title>'));

  const server = createAdaptorServer({ fetch: app.fetch });
  const port = await listen(server);
  return {
    shop: `http://shop.localhost:${port}`,
    other: `http://other.localhost:${port}`,
    close: () => server.close(),
  };
}
