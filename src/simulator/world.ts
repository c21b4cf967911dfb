import { createControl, type WeChatControl } from './create-control.js';
import { createRandomId } from './create-random-id.js';
import { createRedirect } from './create-redirect.js';
import { Faults } from './faults.js';
import { Grants, LIFETIMES } from './grants.js';
import { Journal } from './journal.js';
import { CANCELLED, CONFIRMED, Logins } from './logins.js';
import { MiniPrograms } from './mini-programs.js';
import { type CodePlacement, isWebsiteLogin, type SimulatedLogin } from './simulated-login.js';
import { DEFAULT_USERS, type SimulatedUser } from './simulated-user.js';
import type { SimulatedApp, WorldOptions } from './world-options.js';

/**
 * The complete state of a simulated WeChat, without any transport. The simulator serves it over HTTP. The fake `WxLogin`
 * shows it in the page.
 */
export interface World extends Required<Pick<WorldOptions, 'users' | 'createId'>> {
  readonly logins: Logins;
  readonly grants: Grants;
  readonly journal: Journal;
  readonly faults: Faults;
  readonly miniPrograms: MiniPrograms;
  readonly control: WeChatControl;
  /** Whether any `appid` is accepted because no apps are registered. */
  readonly anyApp: boolean;
  readonly desktopUser: SimulatedUser | undefined;
  /** Whether the QR page sends `wxReady` and `wxQRcodeReady`. */
  readonly announce: boolean;
  /** Returns the registered app with this `appid`. */
  findApp(appid: string): SimulatedApp | undefined;
  /** Returns the app's name, or its `appid` if it is not registered. */
  getSiteName(appid: string): string;
  /**
   * Returns the address that the QR page navigates to. Returns `undefined` if the visitor has not decided yet, or if
   * the page does not redirect after a refusal.
   */
  getRedirect(login: SimulatedLogin): string | undefined;
  /** Starts a login for a request of the QR page. */
  request(query: Record<string, string>): SimulatedLogin;
  /** Approves a login. `user` defaults to the first user. Throws if there are no users. */
  approve(login: SimulatedLogin, user?: SimulatedUser, placement?: CodePlacement): SimulatedLogin;
}

/** Creates the state of a simulated WeChat. */
export function createWorld(options: WorldOptions): World {
  const { apps, users = DEFAULT_USERS, desktopUser, refusal = 'redirect', announce = true } = options;
  // `Date.now` is looked up at each call because a test may install fake timers later.
  const now = options.now ?? (() => Date.now());
  const createId = options.createId ?? createRandomId;
  const lifetimes = { ...LIFETIMES, ...options.lifetimes };
  const journal = new Journal(now);
  const logins = new Logins(now, journal);
  const grants = new Grants(now, createId, lifetimes);
  const faults = new Faults(options.faults);

  const findApp: World['findApp'] = (appid) => apps?.find((known) => known.appid === appid);
  // For official accounts, WeChat inserts code and state before a fragment.
  const approve: World['approve'] = (
    login,
    user = users[0],
    placement = isWebsiteLogin(login) ? 'end' : 'query',
  ) => {
    if (!user) throw new Error('Nobody can approve the login: the option `users` is empty. Add a user.');
    return logins.approve(login, () => grants.issueCode(login, user), placement);
  };
  return {
    users,
    createId,
    logins,
    grants,
    journal,
    faults,
    miniPrograms: new MiniPrograms(now, createId, lifetimes),
    control: createControl(logins, journal, faults, approve),
    anyApp: !apps,
    desktopUser,
    announce,
    findApp,
    getSiteName: (appid) => findApp(appid)?.name ?? appid,
    getRedirect(login) {
      const redirectsRefusal = refusal === 'redirect' && isWebsiteLogin(login);
      const isDecided = login.status === CONFIRMED || (login.status === CANCELLED && redirectsRefusal);
      return isDecided ? createRedirect(login) : undefined;
    },
    request: (query) =>
      logins.add({
        uuid: createId('uuid'),
        appid: query.appid ?? '',
        scope: query.scope ?? '',
        redirect_uri: query.redirect_uri ?? '',
        state: query.state ?? '',
        query,
        expires: now() + lifetimes.qr,
      }),
    approve,
  };
}
