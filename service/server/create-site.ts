import { readFileSync } from 'node:fs';
import type { HttpBindings } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { except } from 'hono/combine';
import { compress } from 'hono/compress';
import { NONCE, type SecureHeadersVariables, secureHeaders } from 'hono/secure-headers';
import { SCRIPT_URL } from '../../src/core/default-options.js';
import { SCRIPT_PATH } from '../../src/simulator/create-script.js';
import { DELIVERY_PATH, RESET_PATH } from '../addresses.js';
import { limitBody } from './limit-body.js';
import { logRequests } from './log-requests.js';
import type { PageData } from './page-config.js';
import { passCookies } from './pass-cookies.js';
import { readPageTemplate } from './read-page-template.js';

interface SiteOptions {
  /** Folder of the built pages. */
  client: string;
  /** Origins that the Content Security Policy allows for the simulator. */
  simulator?: string[];
  /** Writes a line of the log for each request. Omitted in tests. */
  log?: (line: string) => void;
  /** Renders what the HTML of a page contains. */
  renderPage(data: PageData, address: { pathname: string; search: string }, nonce: string): string;
}

type Env = { Bindings: Partial<HttpBindings> };
type SiteEnv = Env & { Variables: SecureHeadersVariables };

/** Seconds that browsers keep a file whose name contains a hash of its content. */
const YEAR = 31_536_000;

/** Creates the site: the application, the built pages and the security headers. */
export function createSite(api: Hono<Env>, { client, simulator = [], log, renderPage }: SiteOptions) {
  const site = new Hono<SiteEnv>();
  if (log) site.use(logRequests(log));
  site.use(
    limitBody,
    // This page has a policy of its own.
    except(
      DELIVERY_PATH,
      secureHeaders({
        contentSecurityPolicy: {
          defaultSrc: ["'self'"],
          // Only this file, because the host also serves scripts of others.
          scriptSrc: ["'self'", NONCE, SCRIPT_URL, ...simulator.map((origin) => origin + SCRIPT_PATH)],
          styleSrc: ["'self'", NONCE],
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

  const writePage = readPageTemplate(readFileSync(`${client}/index.html`, 'utf8'), (path) =>
    readFileSync(client + path, 'utf8'),
  );
  for (const path of ['/', '/login', '/bind', '/failed', '/try', RESET_PATH]) {
    site.get(path, compress(), async (c) => {
      const { search, searchParams } = new URL(c.req.url);
      const asked = new URL(`/api/page${search}`, c.req.url);
      asked.searchParams.set('path', path);
      const answer = await api.fetch(new Request(asked, { headers: c.req.raw.headers }), c.env);
      passCookies(c, answer.headers);
      // It contains what only this visitor may see.
      c.header('cache-control', 'no-store');
      const nonce = c.get('secureHeadersNonce') ?? '';
      // Without data, the page asks for it, and shows why there is none.
      const content = answer.ok ? renderPage(await answer.json(), { pathname: path, search }, nonce) : '';
      return c.html(writePage({ content, nonce, query: searchParams }));
    });
  }
  site.use(
    async (c, next) => {
      await next();
      const isHashed = c.req.path.startsWith('/assets/') && c.res.ok;
      c.header('cache-control', isHashed ? `public, max-age=${YEAR}, immutable` : 'no-cache');
    },
    serveStatic({ root: client, precompressed: true }),
  );
  return site;
}
