import { fail } from './api-errors.js';
import type { WeChatControl } from './create-control.js';
import { createMiniProgramApi } from './create-mini-program-api.js';
import { createMiniProgramRoutes } from './create-mini-program-routes.js';
import { createOAuthApi } from './create-oauth-api.js';
import { createWebsiteRoutes } from './create-website-routes.js';
import { findPart } from './faults.js';
import { isAllowedHost } from './is-allowed-host.js';
import type { FrameInsertion, ScriptVersion } from './script.js';
import type { SimulatedUser } from './users.js';
import { createWorld, type WorldOptions } from './world.js';

/** What the simulated WeChat is like. */
export interface WeChatSimulatorOptions extends WorldOptions {
  /** The version of wxLogin.js to imitate. Default `V7`. */
  scriptVersion?: ScriptVersion;
  /** How the script inserts its frame. Default `appendChild`, as all known versions do. */
  insertion?: FrameInsertion;
  /** ms that a poll hangs before it answers "not scanned yet". Default 25 000, as WeChat's. */
  pollTimeout?: number;
  /** ms that every answer is delayed by. Default 0. */
  latency?: number;
  /** Origin of the phone page in the QR code. Default: where the QR page was asked for. */
  phoneOrigin?: string | undefined;
  /**
   * Host names under which the simulator answers, besides WeChat's own, names and addresses of this machine
   * (`localhost`, `127.0.0.1`), the address that its server listens on, and the host of `phoneOrigin`: for a tunnel, or
   * a name in your network. `.tunnel.example` allows its subdomains, too. Other names get a 403. Default: none.
   */
  allowedHosts?: readonly string[] | undefined;
}

/** Where a request came in. */
export interface FetchOptions {
  /** The address that your server listens on. The simulator answers under it; under any address for `0.0.0.0` and `::`. */
  listensOn?: string | undefined;
}

/** A running simulator, and the hand that holds the phone. */
export interface WeChatSimulator extends WeChatControl {
  /**
   * The whole of WeChat as far as a login sees it: give it any request to one of WeChat's hosts. Never rejects; where
   * a part is broken as `unreachable` the answer is `Response.error()`.
   */
  fetch(request: Request, options?: FetchOptions): Promise<Response>;
  /** The code that `wx.login` gives in that mini program, to the first user unless you say otherwise. One use, 5 minutes. */
  issueLoginCode(selection: MiniProgramSelection): string;
  /** The code that the phone-number button gives there. Throws for a user without a number. One use, 5 minutes. */
  issuePhoneNumberCode(selection: MiniProgramSelection): string;
}

/** In which mini program, and who taps. */
export interface MiniProgramSelection {
  appid: string;
  user?: SimulatedUser;
}

const refuseHost = (hostname: string) =>
  new Response(`The simulator does not answer under this name. Add "${hostname}" to allowedHosts.`, {
    status: 403,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
  });

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
  const world = createWorld(options);
  const app = createWebsiteRoutes(world, options);
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
    const fault = world.faults.get(part);
    if (fault === 'unreachable') return Response.error();
    if (fault === 'empty') return new Response('');
    if (fault === 'malformed') {
      return new Response('<!doctype html><title>Sign in to this network</title>', {
        headers: { 'content-type': 'text/html; charset=utf-8' },
      });
    }
    if (typeof fault === 'number' && part === 'api') return fail(fault);
    // WeChat's poll carries its number inside an ordinary answer: its route knows how.
    if (typeof fault === 'number' && part !== 'poll') return new Response(null, { status: fault });
    return app.fetch(request);
  }
  const who = (user = world.users[0]): SimulatedUser => {
    if (!user) throw new Error('There is nobody: users is empty.');
    return user;
  };
  // Not spread: logins and events are getters.
  return Object.assign(world.control, {
    fetch,
    issueLoginCode: ({ appid, user }: MiniProgramSelection) =>
      world.miniPrograms.issue('js_code', appid, who(user)),
    issuePhoneNumberCode({ appid, user }: MiniProgramSelection) {
      const owner = who(user);
      if (!owner.phoneNumber) throw new Error(`${owner.nickname} has no phoneNumber.`);
      return world.miniPrograms.issue('phone_code', appid, owner);
    },
  });
}
