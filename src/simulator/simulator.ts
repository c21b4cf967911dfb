import { createApi } from './api.js';
import { Grants, LIFETIMES, type SimulatedLifetimes } from './grants.js';
import { type CodePlacement, Logins, type SimulatedLogin } from './logins.js';
import { createRoutes } from './routes.js';
import type { FrameInsertion, ScriptVersion } from './script.js';
import { DEFAULT_USERS, type SimulatedUser } from './users.js';

/** A website app that the simulator knows. */
export interface SimulatedApp {
  appid: string;
  /** AppSecret. Default: any is accepted. */
  secret?: string;
  /** Shown on the phone page. */
  name: string;
  /** Host name that redirect_uri must have, as registered with WeChat. Default: any. */
  domain?: string;
}

/** What the simulated WeChat is like. */
export interface WeChatSimulatorOptions {
  /** Default: any appid is accepted. */
  apps?: SimulatedApp[];
  /** Who can hold the phone; the first one does unless you say otherwise. Default: one person. */
  users?: readonly SimulatedUser[];
  /** Shorter or longer lives than WeChat's, in ms. */
  lifetimes?: Partial<SimulatedLifetimes>;
  /** The clock that all lifetimes go by, in ms. Default `Date.now`. */
  now?: () => number;
  /** Makes ids, codes and tokens. Default: random. */
  createId?: (kind: 'uuid' | 'code' | 'access_token' | 'refresh_token') => string;
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

/** A running simulator, and the hand that holds the phone. The verbs throw when there is no such login yet. */
export interface WeChatSimulator {
  /** The whole of WeChat as far as a login sees it: give it any request to one of WeChat's hosts. */
  fetch(request: Request): Promise<Response>;
  /** All logins so far, oldest first: one for each request of the QR page. */
  readonly logins: readonly SimulatedLogin[];
  /** The phone has read the code. */
  scan(selection?: LoginSelection): SimulatedLogin;
  /** The visitor tapped Approve: the QR page redirects with code and state. `placement` imitates quick login. */
  approve(selection?: LoginSelection & { placement?: CodePlacement; user?: SimulatedUser }): SimulatedLogin;
  /** The visitor tapped Refuse: the QR page redirects with the state only, or stays, as `refusal` says. */
  refuse(selection?: LoginSelection): SimulatedLogin;
  /** The QR page shows that its code has expired. The page around it is told nothing, as in life. */
  expire(selection?: LoginSelection): SimulatedLogin;
}

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
  const { apps, users = DEFAULT_USERS, now = Date.now } = options;
  const createId = options.createId ?? (() => crypto.randomUUID().replaceAll('-', ''));
  const logins = new Logins(now);
  const grants = new Grants(now, createId, { ...LIFETIMES, ...options.lifetimes });
  const findApp = (appid: string) => apps?.find((known) => known.appid === appid);
  const approve = (login: SimulatedLogin, user = users[0], placement?: CodePlacement) => {
    if (!user) throw new Error('There is nobody to approve: users is empty.');
    return logins.approve(login, () => grants.issueCode(login.appid, user, 'snsapi_login'), placement);
  };
  const select = ({ uuid }: LoginSelection = {}): SimulatedLogin => {
    const login = logins.get(uuid ?? logins.all.at(-1)?.uuid);
    if (!login) throw new Error(`There is no login ${uuid ?? 'yet: the QR page has not been asked for'}.`);
    return login;
  };

  const app = createRoutes({ logins, users, findApp, approve, createId }, options);
  app.route('/', createApi(grants, findApp, !apps));
  return {
    fetch: async (request) => app.fetch(request),
    get logins() {
      return logins.all;
    },
    scan: (selection) => logins.scan(select(selection)),
    approve: (selection) => approve(select(selection), selection?.user, selection?.placement),
    refuse: (selection) => logins.refuse(select(selection)),
    expire: (selection) => logins.expire(select(selection)),
  };
}
