import { type Context, Hono } from 'hono';
import { renderSVG } from 'uqr';
import {
  CANCELLED,
  CONFIRMED,
  type CodePlacement,
  EXPIRED,
  Logins,
  SCANNED,
  type SimulatedLogin,
  WAITING,
} from './logins.js';
import { errorPage } from './pages/error-page.js';
import { phonePage } from './pages/phone-page.js';
import { createRedirect, qrPage } from './pages/qr-page.js';
import { createScript, type FrameInsertion, type ScriptVersion } from './script.js';

/** A website app that the simulator knows. */
export interface SimulatedApp {
  appid: string;
  /** Shown on the phone page. */
  name: string;
  /** Host name that redirect_uri must have, as registered with WeChat. Default: any. */
  domain?: string;
}

export interface WeChatSimulatorOptions {
  /** Default: any appid is accepted. */
  apps?: SimulatedApp[];
  /** The version of wxLogin.js to imitate. Default `V7`. */
  scriptVersion?: ScriptVersion;
  /** How the script inserts its frame. Default `appendChild`, as all known versions do. */
  insertion?: FrameInsertion;
  /** What a refusal does: WeChat's pages differ. Default `redirect`, with the state only. */
  refusal?: 'redirect' | 'stay';
  /** Whether the QR page tells the page around it that it is up. Default `true`. */
  announce?: boolean;
  /** ms that a poll hangs before it answers "not scanned yet". Default 25 000, as WeChat's. */
  pollTimeout?: number;
  /** Origin of the phone page in the QR code. Default: where the QR page was asked for. */
  phoneOrigin?: string;
}

/** Which running login to act on: its uuid. Default: the newest. */
export interface LoginSelection {
  uuid?: string;
}

export interface WeChatSimulator {
  /** The whole of WeChat as far as a login sees it: give it any request to one of WeChat's hosts. */
  fetch(request: Request): Promise<Response>;
  /** All logins so far, oldest first: one for each request of the QR page. */
  readonly logins: readonly SimulatedLogin[];
  scan(selection?: LoginSelection): SimulatedLogin;
  approve(selection?: LoginSelection & { placement?: CodePlacement }): SimulatedLogin;
  refuse(selection?: LoginSelection): SimulatedLogin;
  expire(selection?: LoginSelection): SimulatedLogin;
}

const SCRIPT_PATH = '/connect/zh_CN/htmledition/js/wxLogin.js';

/**
 * A stand-in for WeChat, as one fetch handler. It tells WeChat's hosts apart by path, so it also works from a single
 * origin of your own; requests for WeChat's real hosts get pages and scripts that name those hosts.
 *
 * It never contacts WeChat, and every page says that it is a simulator. Keep it out of production.
 *
 * @example
 * const wechat = createWeChatSimulator();
 * await wechat.fetch(new Request('https://open.weixin.qq.com/connect/qrconnect?appid=…'));
 * wechat.approve();
 */
export function createWeChatSimulator(options: WeChatSimulatorOptions = {}): WeChatSimulator {
  const { apps, scriptVersion = 'V7', insertion = 'appendChild', refusal = 'redirect' } = options;
  const logins = new Logins();
  const app = new Hono();

  /** The origin of another of WeChat's hosts: the real one when we stand behind a real one, else our own. */
  const sibling = (c: Context, host: string) => {
    const { hostname, origin } = new URL(c.req.url);
    return hostname.endsWith('.qq.com') ? `https://${host}` : origin;
  };
  const select = ({ uuid }: LoginSelection = {}): SimulatedLogin => {
    const login = uuid ? logins.get(uuid) : logins.all.at(-1);
    if (!login) throw new Error(`There is no login ${uuid ?? 'yet: the QR page has not been asked for'}.`);
    return login;
  };
  const findApp = (appid: string) => apps?.find((known) => known.appid === appid);
  const scan = (login: SimulatedLogin) => {
    if (login.status === WAITING || login.status === CANCELLED) logins.change(login, { status: SCANNED });
  };

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
    if (!URL.canParse(redirect_uri) || (domain && new URL(redirect_uri).hostname !== domain)) {
      return c.html(errorPage('redirect_uri 参数错误'));
    }
    const login = logins.add({
      uuid: crypto.randomUUID(),
      appid,
      redirect_uri,
      state,
      query,
      status: WAITING,
      code: '',
      placement: 'end',
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
    const lines = [
      `window.wx_errcode=${status};window.wx_code='${status === CONFIRMED ? login?.code : ''}';`,
    ];
    // WeChat's page composes this itself; here the one place that knows about placements does.
    lines.push(`window.wx_redirect=${login && redirects ? JSON.stringify(createRedirect(login)) : 'null'};`);
    return c.body(lines.join(''), 200, { 'content-type': 'application/javascript; charset=utf-8' });
  });

  const showPhone = (c: Context, uuid: string | undefined) => {
    const login = logins.get(uuid);
    if (!login) return c.html(errorPage('二维码已失效'), 404);
    return c.html(phonePage(login, findApp(login.appid)?.name ?? login.appid));
  };
  app.get('/connect/confirm', (c) => {
    const login = logins.get(c.req.query('uuid'));
    if (login) scan(login);
    return showPhone(c, login?.uuid);
  });
  app.post('/connect/confirm', async (c) => {
    const form = await c.req.parseBody();
    const login = logins.get(`${form.uuid}`);
    if (login?.status === SCANNED) {
      if (form.decision === 'approve') control.approve(login);
      else control.refuse(login);
    }
    return showPhone(c, login?.uuid);
  });

  const control: WeChatSimulator = {
    fetch: async (request) => app.fetch(request),
    get logins() {
      return logins.all;
    },
    scan(selection) {
      const login = select(selection);
      scan(login);
      return login;
    },
    approve(selection) {
      const login = select(selection);
      const code = crypto.randomUUID().replaceAll('-', '');
      logins.change(login, { status: CONFIRMED, code, placement: selection?.placement ?? 'end' });
      return login;
    },
    refuse(selection) {
      const login = select(selection);
      logins.change(login, { status: CANCELLED });
      return login;
    },
    expire(selection) {
      const login = select(selection);
      logins.change(login, { status: EXPIRED });
      return login;
    },
  };
  return control;
}
