import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { renderSVG } from 'uqr';
import { LIFETIMES } from './grants.js';
import { isAnswered, isWeChatHost } from './hosts.js';
import {
  CANCELLED,
  CONFIRMED,
  EXPIRED,
  type Logins,
  SCANNED,
  type SimulatedLogin,
  WAITING,
} from './logins.js';
import { errorPage } from './pages/error-page.js';
import { listPage } from './pages/list-page.js';
import { phonePage } from './pages/phone-page.js';
import { createRedirect, qrPage } from './pages/qr-page.js';
import { createScript, SCRIPT_PATH } from './script.js';
import type { SimulatedApp, WeChatSimulatorOptions } from './simulator.js';
import type { SimulatedUser } from './users.js';

/** What the routes need to know beyond the options. */
interface World {
  logins: Logins;
  users: readonly SimulatedUser[];
  findApp(appid: string): SimulatedApp | undefined;
  approve(login: SimulatedLogin, user: SimulatedUser | undefined): SimulatedLogin;
  createId(kind: 'uuid'): string;
}

/** What WeChat's pages answer: the script, the QR page, its picture and its poll, and the phone's page. */
export function createRoutes(world: World, options: WeChatSimulatorOptions): Hono {
  const { apps, scriptVersion = 'V7', insertion = 'appendChild', refusal = 'redirect' } = options;
  const { logins, findApp } = world;
  const app = new Hono();

  /** The origin of another of WeChat's hosts: the real one when we stand behind a real one, else our own. */
  const sibling = (c: Context, host: string) => {
    const url = new URL(c.req.url);
    return isWeChatHost(url) ? `https://${host}` : url.origin;
  };

  // What a form of two fields may weigh, and then some.
  app.use(bodyLimit({ maxSize: 16 * 1024 }));
  app.use((c, next) => (isAnswered(new URL(c.req.url)) ? next() : Promise.resolve(c.notFound())));
  app.get('/', (c) => c.html(listPage(logins.all)));
  app.get('/favicon.ico', (c) => c.body(null, 204));
  app.get(SCRIPT_PATH, (c) =>
    c.body(createScript(scriptVersion, insertion, sibling(c, 'open.weixin.qq.com')), 200, {
      'content-type': 'application/javascript; charset=utf-8',
    }),
  );

  app.get('/connect/qrconnect', (c) => {
    const query = c.req.query();
    const { appid = '', redirect_uri = '', state = '' } = query;
    if (apps ? !findApp(appid) : !appid) return c.html(errorPage('AppID 参数错误'));
    if (query.scope !== 'snsapi_login') return c.html(errorPage('Scope 参数错误或没有 Scope 权限'));
    const domain = findApp(appid)?.domain;
    // Only http(s): the page is going to navigate there.
    const isCallback = /^https?:/i.test(redirect_uri) && URL.canParse(redirect_uri);
    if (!isCallback || (domain && new URL(redirect_uri).hostname !== domain)) {
      return c.html(errorPage('redirect_uri 参数错误'));
    }
    const login = logins.add({
      uuid: world.createId('uuid'),
      appid,
      redirect_uri,
      state,
      query,
      status: WAITING,
      code: '',
      placement: 'end',
      expires: logins.now() + (options.lifetimes?.qr ?? LIFETIMES.qr),
    });
    const poll = `${sibling(c, 'lp.open.weixin.qq.com')}/connect/l/qrconnect`;
    return c.html(qrPage(login, poll, options.announce ?? true));
  });

  app.get('/connect/qrcode/:uuid', (c) => {
    const login = logins.get(c.req.param('uuid'));
    if (!login) return c.notFound();
    const origin = options.phoneOrigin ?? new URL(c.req.url).origin;
    const svg = renderSVG(`${origin}/connect/confirm?uuid=${login.uuid}`, { border: 2 });
    return c.body(svg, 200, { 'content-type': 'image/svg+xml' });
  });

  app.get('/connect/l/qrconnect', async (c) => {
    const login = logins.get(c.req.query('uuid'));
    if (login && `${login.status}` === c.req.query('last')) {
      await logins.nextChange(login, options.pollTimeout ?? 25_000);
    }
    const status = login?.status ?? EXPIRED;
    const redirects = status === CONFIRMED || (status === CANCELLED && refusal === 'redirect');
    const answer = `window.wx_errcode=${status};window.wx_code='${status === CONFIRMED ? login?.code : ''}';`;
    // WeChat's page composes this itself; here the one place that knows about placements does.
    const redirect = `window.wx_redirect=${login && redirects ? JSON.stringify(createRedirect(login)) : 'null'};`;
    return c.body(answer + redirect, 200, { 'content-type': 'application/javascript; charset=utf-8' });
  });

  const showPhone = (c: Context, uuid: string | undefined) => {
    const login = logins.get(uuid);
    if (!login || login.status === EXPIRED) return c.html(errorPage('二维码已失效'), 404);
    return c.html(phonePage(login, findApp(login.appid)?.name ?? login.appid, world.users));
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
      const user = world.users.find(({ unionid }) => unionid === form.user);
      if (form.decision === 'approve') world.approve(login, user);
      else logins.refuse(login);
    }
    return showPhone(c, login?.uuid);
  });

  return app;
}
