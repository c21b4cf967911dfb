import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { renderSVG } from 'uqr';
import { createScript, SCRIPT_PATH } from './create-script.js';
import { findRequestError } from './find-request-error.js';
import { getHostOrigin, getOrigin, isServed } from './hosts.js';
import { isFromOwnPage } from './is-from-own-page.js';
import { CONFIRMED, EXPIRED, SCANNED } from './logins.js';
import { createQrScript } from './pages/create-qr-script.js';
import { renderErrorPage } from './pages/render-error-page.js';
import { renderListPage } from './pages/render-list-page.js';
import { renderPhonePage } from './pages/render-phone-page.js';
import { renderQrPage } from './pages/render-qr-page.js';
import type { WeChatSimulatorOptions } from './wechat-simulator-options.js';
import type { World } from './world.js';

const QR_PAGE = '/connect/qrconnect';

/** Creates the routes of WeChat's pages: the script, the QR page with its picture and poll, and the phone page. */
export function createWebsiteRoutes(world: World, options: WeChatSimulatorOptions): Hono {
  const { scriptVersion = 'V7', insertion = 'appendChild' } = options;
  const { logins, users, desktopUser, faults, announce, getSiteName } = world;
  const app = new Hono();

  // The largest valid body is a form with a few short fields.
  app.use(bodyLimit({ maxSize: 16 * 1024 }));
  app.use((c, next) => (isServed(new URL(c.req.url)) ? next() : Promise.resolve(c.notFound())));
  app.use(async (c, next) => {
    await next();
    // Websites may frame the QR page only: a framed phone page could be clickjacked into an approval.
    if (c.req.path !== QR_PAGE) c.header('content-security-policy', "frame-ancestors 'none'");
  });
  app.use('/connect/*', (c, next) => {
    const isSafe = c.req.method === 'GET' || c.req.method === 'HEAD';
    if (isSafe || isFromOwnPage(c.req.raw)) return next();
    return Promise.resolve(
      c.text(
        'This request was not sent by a page of the simulator. Open the phone page and decide there.',
        403,
      ),
    );
  });
  app.get('/', (c) => c.html(renderListPage(logins.all)));
  app.get('/favicon.ico', (c) => c.body(null, 204));
  app.get(SCRIPT_PATH, (c) => {
    const theirs = getHostOrigin(c.req.raw, 'open.weixin.qq.com');
    const script = createScript(scriptVersion, insertion, theirs ?? getOrigin(c.req.raw), !theirs);
    return c.body(script, 200, { 'content-type': 'application/javascript; charset=utf-8' });
  });

  app.get(QR_PAGE, (c) => {
    const query = c.req.query();
    const error = findRequestError(world, query);
    if (error) return c.html(renderErrorPage(error));
    const login = world.request(query);
    const { uuid } = login;
    const poll = `${getHostOrigin(c.req.raw, 'lp.open.weixin.qq.com') ?? ''}/connect/l/qrconnect`;
    const script = createQrScript({ uuid, poll, announce, self_redirect: query.self_redirect });
    const picture = `/connect/qrcode/${uuid}`;
    return c.html(renderQrPage({ login, picture, siteName: getSiteName(login.appid), desktopUser, script }));
  });

  app.get('/connect/qrcode/:uuid', (c) => {
    const login = logins.get(c.req.param('uuid'));
    if (!login) return c.notFound();
    const origin = options.phoneOrigin ?? getOrigin(c.req.raw);
    // In a small frame the badge covers a seventh of the QR code. Readers correct that, but not much more.
    const svg = renderSVG(`${origin}/connect/confirm?uuid=${login.uuid}`, { border: 2, ecc: 'Q' });
    return c.body(svg, 200, { 'content-type': 'image/svg+xml' });
  });

  app.get('/connect/l/qrconnect', async (c) => {
    const javascript = { 'content-type': 'application/javascript; charset=utf-8' };
    const fault = faults.get('poll');
    if (fault) return c.body(`window.wx_errcode=${fault};window.wx_code='';`, 200, javascript);
    const login = logins.get(c.req.query('uuid'));
    if (login && `${login.status}` === c.req.query('last')) {
      await logins.nextChange(login, options.pollTimeout ?? 25_000);
    }
    const status = login?.status ?? EXPIRED;
    const answer = `window.wx_errcode=${status};window.wx_code='${status === CONFIRMED ? login?.code : ''}';`;
    // WeChat's page builds this address itself. Here the server does, because only it knows the placement.
    const redirect = `window.wx_redirect=${JSON.stringify((login && world.getRedirect(login)) ?? null)};`;
    return c.body(answer + redirect, 200, javascript);
  });

  // WeChat's page asks desktop WeChat on a local port (https://localhost.weixin.qq.com) instead.
  app.post('/connect/qlogin', (c) => {
    const login = logins.get(c.req.query('uuid'));
    if (!login || !desktopUser || login.status === CONFIRMED || login.status === EXPIRED) return c.notFound();
    world.approve(login, desktopUser, 'query');
    return c.body(null, 204);
  });

  const showPhone = (c: Context, uuid: string | undefined) => {
    const login = logins.get(uuid);
    if (!login || login.status === EXPIRED)
      return c.html(renderErrorPage('二维码已过期 · This QR code is no longer valid'), 404);
    return c.html(renderPhonePage(login, getSiteName(login.appid), users));
  };
  app.get('/connect/confirm', (c) => {
    const login = logins.get(c.req.query('uuid'));
    if (login) logins.scan(login);
    return showPhone(c, login?.uuid);
  });
  app.post('/connect/confirm', async (c) => {
    const form = await c.req.parseBody();
    const login = logins.get(`${form.uuid}`);
    if (login?.status === SCANNED) {
      const user = users.find(({ unionid }) => unionid === form.user);
      if (form.decision === 'approve') world.approve(login, user);
      else logins.refuse(login);
    }
    return showPhone(c, login?.uuid);
  });

  return app;
}
