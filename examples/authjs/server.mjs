// Auth.js handles steps 2 and 3 of WeChat's flow, the session and the cookies.
// WECHAT_APP_ID=wx… WECHAT_APP_SECRET=… AUTH_SECRET=… node server.mjs
import { readFile } from 'node:fs/promises';
import { Auth } from '@auth/core';
import WeChat from '@auth/core/providers/wechat';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';

const { WECHAT_APP_ID, WECHAT_APP_SECRET, AUTH_SECRET } = process.env;

const config = {
  basePath: '/auth',
  secret: AUTH_SECRET,
  trustHost: true,
  // WebsiteApp, because the default is the login inside WeChat's browser.
  providers: [
    WeChat({ clientId: WECHAT_APP_ID, clientSecret: WECHAT_APP_SECRET, platformType: 'WebsiteApp' }),
  ],
};

const core = import.meta.resolve('wechat-qr-login/core');
const read = (url) => readFile(new URL(url), 'utf8');

const app = new Hono()
  // In bytes. Auth.js has no limit.
  .use(bodyLimit({ maxSize: 32 * 1024 }))
  .all('/auth/*', (c) => Auth(c.req.raw, config))
  .get('/', async (c) => c.html(await read(new URL('index.html', import.meta.url))))
  .get('/wechat-callback.html', async (c) =>
    c.html(await read(import.meta.resolve('wechat-qr-login/callback.html'))),
  )
  // The package's files, which browsers import without a bundler.
  .get('/package/:folder{core|chunks}/:file{[\\w-]+\\.js}', async (c) => {
    const { folder, file } = c.req.param();
    return c.body(await read(new URL(`../${folder}/${file}`, core)), 200, {
      'content-type': 'text/javascript',
    });
  });

serve({ fetch: app.fetch, port: Number(process.env.PORT ?? 3000), hostname: '127.0.0.1' }, ({ port }) =>
  console.log(`http://localhost:${port}`),
);
