import { createControl, type WeChatControl } from './create-control.js';
import { createRedirect } from './create-redirect.js';
import { Faults, type SimulatedFault, type SimulatedPart } from './faults.js';
import { Grants, LIFETIMES, type SimulatedLifetimes } from './grants.js';
import { Journal } from './journal.js';
import { CANCELLED, CONFIRMED, type CodePlacement, Logins, type SimulatedLogin } from './logins.js';
import { MiniPrograms } from './mini-programs.js';
import { DEFAULT_USERS, type SimulatedUser } from './users.js';

/** A website app, or a mini program, that the simulator knows. */
export interface SimulatedApp {
  appid: string;
  /** AppSecret. Default: any is accepted. */
  secret?: string;
  /** Shown on the phone page. */
  name: string;
  /** Host name that redirect_uri must have, as registered with WeChat. Default: any. */
  domain?: string;
  /** Pages of a mini program that are published, for the check of getwxacodeunlimit. Default: any. */
  pages?: readonly string[];
  /** The phone's side of docs/mini-program.md: where the simulated phone's mini program asks. Default: it cannot be played. */
  server?: string;
}

/** What an id is for. */
export type SimulatedId =
  | 'uuid'
  | 'code'
  | 'access_token'
  | 'refresh_token'
  | 'js_code'
  | 'phone_code'
  | 'session_key';

/** Who and what there is, and how time passes: the same for every stand-in. */
export interface WorldOptions {
  /** Default: any appid is accepted. */
  apps?: SimulatedApp[];
  /** Who can hold the phone; the first one does unless you say otherwise. Default: one person. */
  users?: readonly SimulatedUser[];
  /** Who is signed in to WeChat on this computer: quick login, offered before the QR. Default: nobody. */
  desktopUser?: SimulatedUser;
  /** Shorter or longer lives than WeChat's, in ms. */
  lifetimes?: Partial<SimulatedLifetimes>;
  /** The clock that all lifetimes go by, in ms. Default `Date.now`. */
  now?: () => number;
  /** Makes ids, codes and tokens. Default: random. */
  createId?: (kind: SimulatedId) => string;
  /** What a refusal does: WeChat's pages differ. Default `redirect`, with the state only. */
  refusal?: 'redirect' | 'stay';
  /** Whether the QR page tells the page around it that it is up. Default `true`. */
  announce?: boolean;
  /** What is broken from the start; see `break`. */
  faults?: Partial<Record<SimulatedPart, SimulatedFault>>;
}

/** All that a stand-in knows, without any way to reach it: the simulator adds HTTP, the fake a frame in the page. */
export interface World extends Required<Pick<WorldOptions, 'users' | 'createId'>> {
  readonly logins: Logins;
  readonly grants: Grants;
  readonly journal: Journal;
  readonly faults: Faults;
  readonly miniPrograms: MiniPrograms;
  readonly control: WeChatControl;
  /** Whether unknown appids are welcome. */
  readonly anyApp: boolean;
  readonly desktopUser: SimulatedUser | undefined;
  /** Whether the QR page says that it is up. */
  readonly announce: boolean;
  findApp(appid: string): SimulatedApp | undefined;
  /** What the pages call the website: its name, or its appid. */
  siteName(appid: string): string;
  /** Where the visitor's decision leads the page; nowhere while there is none, or where a refusal stays. */
  getRedirect(login: SimulatedLogin): string | undefined;
  /** The QR page was asked for, and begins a login. */
  request(query: Record<string, string>): SimulatedLogin;
  approve(login: SimulatedLogin, user?: SimulatedUser, placement?: CodePlacement): SimulatedLogin;
}

export function createWorld(options: WorldOptions): World {
  const { apps, users = DEFAULT_USERS, desktopUser, refusal = 'redirect', announce = true } = options;
  // Looked up each time: a test may fake the clock later.
  const now = options.now ?? (() => Date.now());
  const createId = options.createId ?? (() => crypto.randomUUID().replaceAll('-', ''));
  const lifetimes = { ...LIFETIMES, ...options.lifetimes };
  const journal = new Journal(now);
  const logins = new Logins(now, journal);
  const grants = new Grants(now, createId, lifetimes);
  const faults = new Faults(options.faults);

  const findApp: World['findApp'] = (appid) => apps?.find((known) => known.appid === appid);
  const approve: World['approve'] = (login, user = users[0], placement) => {
    if (!user) throw new Error('There is nobody to approve: users is empty.');
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
    siteName: (appid) => findApp(appid)?.name ?? appid,
    getRedirect(login) {
      const decided = login.status === CONFIRMED || (login.status === CANCELLED && refusal === 'redirect');
      return decided ? createRedirect(login) : undefined;
    },
    request: (query) =>
      logins.add({
        uuid: createId('uuid'),
        appid: query.appid ?? '',
        redirect_uri: query.redirect_uri ?? '',
        state: query.state ?? '',
        query,
        expires: now() + lifetimes.qr,
      }),
    approve,
  };
}
