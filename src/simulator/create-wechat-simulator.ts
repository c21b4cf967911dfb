import type { WeChatControl } from './create-control.js';
import { createMiniProgramApi } from './create-mini-program-api.js';
import { createMiniProgramRoutes } from './create-mini-program-routes.js';
import { createOAuthApi } from './create-oauth-api.js';
import { createOfficialAccountRoutes } from './create-official-account-routes.js';
import { createWebsiteRoutes } from './create-website-routes.js';
import { findPart } from './faults.js';
import { findFaultResponse } from './find-fault-response.js';
import { isAllowedHost } from './is-allowed-host.js';
import type { SimulatedUser } from './simulated-user.js';
import type { WeChatSimulatorOptions } from './wechat-simulator-options.js';
import { createWorld } from './world.js';

/** Options of the simulator's `fetch`. */
export interface FetchOptions {
  /**
   * The address that your server listens on. The simulator also answers under this address, or under any IP address for
   * `0.0.0.0` and `::`.
   *
   * @default none
   */
  listensOn?: string | undefined;
}

/** A simulated WeChat: a fetch handler, and methods that play the visitor. */
export interface WeChatSimulator extends WeChatControl {
  /**
   * Answers any request to WeChat's hosts or to the simulator's own origin. Does not reject: if a part is
   * `unreachable`, it resolves with `Response.error()`.
   */
  fetch(request: Request, options?: FetchOptions): Promise<Response>;
  /**
   * Creates the code that `wx.login` returns in a mini program. It can be used once, within 5 minutes.
   *
   * @throws an `Error` if there are no users
   */
  issueLoginCode(selection: MiniProgramSelection): string;
  /**
   * Creates the code that the phone-number button of a mini program returns. It can be used once, within 5 minutes.
   *
   * @throws an `Error` if the user has no phone number
   */
  issuePhoneNumberCode(selection: MiniProgramSelection): string;
}

/** Selects a mini program and the person who uses it. */
export interface MiniProgramSelection {
  /** The AppID of the mini program. */
  appid: string;
  /** @default the first user */
  user?: SimulatedUser;
}

const refuseHost = (hostname: string) =>
  new Response(
    `The simulator does not answer under the host name "${hostname}". Add "${hostname}" to allowedHosts.`,
    {
      status: 403,
      headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
    },
  );

/**
 * Creates a WeChat simulator for tests and local development: one fetch handler for WeChat's script, QR page, phone page
 * and API.
 *
 * The handler works under WeChat's host names and under a single origin of your own. Its pages and scripts name the host
 * that the request was sent to. It does not listen on a port: use `serveSimulator` for that.
 *
 * The simulator never contacts WeChat, and each of its pages says that it is not WeChat. Do not use it in production.
 *
 * @example
 * const wechat = createWeChatSimulator();
 * await wechat.fetch(
 *   new Request(
 *     'https://open.weixin.qq.com/connect/qrconnect?appid=wx1&scope=snsapi_login&redirect_uri=https%3A%2F%2Fshop.example%2F',
 *   ),
 * );
 * const { code } = wechat.approve();
 */
export function createWeChatSimulator(options: WeChatSimulatorOptions = {}): WeChatSimulator {
  const world = createWorld(options);
  const app = createWebsiteRoutes(world, options);
  app.route('/', createOfficialAccountRoutes(world));
  app.route('/', createMiniProgramRoutes(world));
  app.route('/', createOAuthApi(world));
  app.route('/', createMiniProgramApi(world, options));

  async function fetch(request: Request, { listensOn }: FetchOptions = {}): Promise<Response> {
    const { hostname, pathname } = new URL(request.url);
    const { allowedHosts, phoneOrigin } = options;
    if (!isAllowedHost(hostname, { allowedHosts, phoneOrigin, listensOn })) return refuseHost(hostname);
    const part = findPart(pathname);
    if (options.latency) await new Promise((resolve) => setTimeout(resolve, options.latency));
    await world.faults.untilAnswering(part, request.signal);
    if (request.signal.aborted) return Response.error();
    return findFaultResponse(world.faults, part) ?? app.fetch(request);
  }
  const getUser = (user = world.users[0]): SimulatedUser => {
    if (!user) throw new Error('There is no user for the code: the option `users` is empty. Add a user.');
    return user;
  };
  // `Object.assign` keeps the getters `logins` and `events`. Spreading the control would copy their current values.
  return Object.assign(world.control, {
    fetch,
    issueLoginCode: ({ appid, user }: MiniProgramSelection) =>
      world.miniPrograms.issue('js_code', appid, getUser(user)),
    issuePhoneNumberCode({ appid, user }: MiniProgramSelection) {
      const owner = getUser(user);
      if (!owner.phoneNumber) {
        throw new Error(
          `${owner.nickname} has no phoneNumber. Add one to this user, or choose another user.`,
        );
      }
      return world.miniPrograms.issue('phone_code', appid, owner);
    },
  });
}
