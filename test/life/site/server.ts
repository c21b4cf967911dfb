import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import {
  createWeChatSimulator,
  type WeChatSimulator,
  type WeChatSimulatorOptions,
} from '../../../src/simulator/index.js';
import { toNativeRequest } from '../../../src/simulator/to-native-request.js';
import { bundleApp } from '../../e2e/bundle-app.js';
import { listen } from '../../listen.js';
import { createRestServer } from '../../stand-ins/rest.js';
import { createMailbox } from './mailbox.js';
import type { Report } from './page-options.js';
import { cleaningPage, controlPage, loginPage, prerenderingPage, waitingPage } from './pages.js';

/** The site, the simulated WeChat and the mini program's server, on loopback under two host names. */
export interface LifeSite {
  origin: string;
  wechatOrigin: string;
  /** Of the current test. */
  wechat: WeChatSimulator;
  /** Of the current test. */
  miniProgram: ReturnType<typeof createRestServer>;
  /** Paths of the requests to WeChat and the mini program's server in the current test, without polls: earlier tabs poll on. */
  requests: string[];
  onReport(tab: string, report: Report): void;
  /** Sends an order to the page that waits for one, or to the next page that does. */
  order(page: string, order: string): void;
  /** Resets the servers for the next test. */
  reset(wechat?: WeChatSimulatorOptions): void;
  close(): void;
}

export async function startLifeSite(): Promise<LifeSite> {
  const chunks = await bundleApp(new URL('login-page.tsx', import.meta.url));
  const mailbox = createMailbox();
  const app = new Hono();

  app.use(async (c, next) => {
    const { hostname, pathname } = new URL(c.req.url);
    if (!hostname.startsWith('wechat.')) return next();
    if (!pathname.startsWith('/connect/l/')) site.requests.push(pathname);
    return site.wechat.fetch(toNativeRequest(c.req.raw));
  });
  app.mount('/api/scan-login', (request: Request) => {
    if (request.method === 'POST') site.requests.push('/api/scan-login');
    return site.miniProgram.app.fetch(request);
  });
  app.get('/favicon.ico', (c) => c.body(null, 204));
  app.get('/settled', (c) => c.body(null, 204));
  app.post('/report', async (c) => {
    site.onReport(c.req.query('tab') ?? '', await c.req.json());
    return c.body(null, 204);
  });
  app.get('/orders', async (c) => c.text(await mailbox.take(c.req.query('page') ?? '')));
  app.get('/control', (c) => c.html(controlPage()));
  app.get('/login', (c) => c.html(loginPage()));
  app.get('/home', (c) => c.html(waitingPage(c.req.query('tab') ?? '')));
  app.get('/start', (c) => c.html(prerenderingPage(c.req.query('tab') ?? '', c.req.query('next') ?? '')));
  app.get('/cleaning-callback', (c) => c.html(cleaningPage()));
  // Only the whole page knows its tab. No test waits for the report of a frame.
  app.get('/callback', (c) => {
    const { tab = '', ...detail } = c.req.query();
    site.onReport(tab, { name: 'callback', detail, hidden: false, prerendering: false });
    return c.html(waitingPage(tab));
  });
  app.get('/:chunk', (c) => {
    const code = chunks.get(c.req.param('chunk'));
    return code ? c.body(code, 200, { 'content-type': 'text/javascript' }) : c.notFound();
  });

  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  const port = await listen(server);
  const site: LifeSite = {
    origin: `http://shop.localhost:${port}`,
    wechatOrigin: `http://wechat.localhost:${port}`,
    wechat: createWeChatSimulator(),
    miniProgram: createRestServer(),
    requests: [],
    onReport: () => {},
    order: mailbox.post,
    reset(wechat) {
      mailbox.dismiss({ except: 'control' });
      site.wechat = createWeChatSimulator(wechat);
      site.miniProgram = createRestServer();
      site.requests = [];
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
  return site;
}
