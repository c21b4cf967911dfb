import { readFileSync } from 'node:fs';
import type { HttpBindings } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

/** The built pages around the application, with the headers that a login page should have. */
export function createSite(
  api: Hono<{ Bindings: Partial<HttpBindings> }>,
  client: string,
  simulator: string[] = [],
) {
  const site = new Hono();
  site.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", 'https://res.wx.qq.com', ...simulator],
        frameSrc: ["'self'", 'https://open.weixin.qq.com', ...simulator],
        // WeChat's avatars come from several hosts of its own.
        imgSrc: ["'self'", 'data:', 'https:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        // The callback page comes back inside the login page's frame, and nobody else frames either.
        frameAncestors: ["'self'"],
      },
      xFrameOptions: false,
      crossOriginOpenerPolicy: 'same-origin-allow-popups',
      referrerPolicy: 'strict-origin-when-cross-origin',
    }),
  );
  site.route('/', api);
  site.use(serveStatic({ root: client }));
  const page = readFileSync(`${client}/index.html`, 'utf8');
  for (const path of ['/', '/login', '/bind', '/failed']) site.get(path, (c) => c.html(page));
  return site;
}
