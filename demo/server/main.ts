import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { createApp } from './app.js';
import { simulatorOrigin } from './config.js';
import { readSettings } from './settings.js';
import { openStorage } from './storage.js';

const client = fileURLToPath(new URL('../client', import.meta.url));

async function run(): Promise<void> {
  const settings = readSettings(process.env, 'production');
  // Not even loaded without WECHAT_SIMULATOR, which a real AppID excludes.
  const simulator =
    settings.wechat === 'simulator' ? await (await import('./simulator.js')).startSimulator() : undefined;
  const storage = await openStorage(settings);
  const api = await createApp(settings, { storage, simulatorPort: simulator?.port });

  const app = new Hono();
  const wechat = simulator && settings.baseUrl ? [simulatorOrigin(settings.baseUrl, simulator.port)] : [];
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", 'https://res.wx.qq.com', ...wechat],
        frameSrc: ["'self'", 'https://open.weixin.qq.com', ...wechat],
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
  app.route('/', api);
  app.use(serveStatic({ root: client }));
  const page = readFileSync(`${client}/index.html`, 'utf8');
  for (const path of ['/', '/login', '/bind', '/failed']) app.get(path, (c) => c.html(page));

  const server = serve(
    { fetch: app.fetch, hostname: settings.host, port: settings.port },
    ({ address, port }) => {
      console.log(`listening on http://${address.includes(':') ? `[${address}]` : address}:${port}`);
      if (simulator)
        console.warn(`WeChat is simulated at ${simulator.origin}. Anybody can be anybody: no real visitors.`);
    },
  );
  const stop = () => {
    server.close(async () => {
      await simulator?.close();
      await storage.close();
    });
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

run().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
