import { readFileSync } from 'node:fs';
import type { HttpBindings } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { except } from 'hono/combine';
import { secureHeaders } from 'hono/secure-headers';
import { SCRIPT_URL } from '../../src/core/default-options.js';
import { SCRIPT_PATH } from '../../src/simulator/create-script.js';
import { DELIVERY_PATH } from '../addresses.js';
import { limitBody } from './limit-body.js';

/**
 * Creates the site: the application, the built pages and the security headers.
 *
 * @param client Folder of the built pages.
 * @param simulator Origins that the Content Security Policy allows for the simulator.
 */
export function createSite(
  api: Hono<{ Bindings: Partial<HttpBindings> }>,
  client: string,
  simulator: string[] = [],
) {
  const site = new Hono();
  site.use(
    limitBody,
    // This page has a policy of its own.
    except(
      DELIVERY_PATH,
      secureHeaders({
        contentSecurityPolicy: {
          defaultSrc: ["'self'"],
          // Only this file, because the host also serves scripts of others.
          scriptSrc: ["'self'", SCRIPT_URL, ...simulator.map((origin) => origin + SCRIPT_PATH)],
          frameSrc: ["'self'", 'https://open.weixin.qq.com', ...simulator],
          // WeChat's avatars come from several hosts.
          imgSrc: ["'self'", 'data:', 'https:'],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          // The login page's frame shows the callback page.
          frameAncestors: ["'self'"],
        },
        xFrameOptions: false,
        crossOriginOpenerPolicy: 'same-origin-allow-popups',
        referrerPolicy: 'strict-origin-when-cross-origin',
      }),
    ),
  );
  site.route('/', api);
  site.use(serveStatic({ root: client }));
  const page = readFileSync(`${client}/index.html`, 'utf8');
  for (const path of ['/', '/login', '/bind', '/failed', '/try']) site.get(path, (c) => c.html(page));
  return site;
}
