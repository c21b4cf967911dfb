import { Faults, type SimulatedFault, type SimulatedPart } from './faults.js';
import { Grants, LIFETIMES, type SimulatedLifetimes } from './grants.js';
import { Journal, type SimulatedEvent, type SimulatedEventType, type WaitOptions } from './journal.js';
import { type CodePlacement, Logins, type SimulatedLogin } from './logins.js';
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

/** Which running login to act on: its uuid. Default: the newest. */
export interface LoginSelection {
  uuid?: string;
}

/** The hand that holds the phone. The verbs throw when there is no such login yet: `await waitFor('requested')` first. */
export interface WeChatControl {
  /** All logins so far, oldest first: one for each request of the QR page. */
  readonly logins: readonly SimulatedLogin[];
  /** What happened so far, oldest first; the last thousand. */
  readonly events: readonly SimulatedEvent[];
  /** Resolves with the login as soon as that has happened, before or after the call. Rejects after 15 s unless told otherwise. */
  waitFor(type: SimulatedEventType, options?: WaitOptions): Promise<SimulatedLogin>;
  /** The phone has read the code. */
  scan(selection?: LoginSelection): SimulatedLogin;
  /**
   * The visitor tapped Approve: the QR page redirects with code and state. `user` is who, by default the first;
   * `placement` says where the code goes: quick login puts it before the `#`.
   */
  approve(selection?: LoginSelection & { placement?: CodePlacement; user?: SimulatedUser }): SimulatedLogin;
  /** The visitor tapped Refuse: the QR page redirects with the state only, or stays, as `refusal` says. */
  refuse(selection?: LoginSelection): SimulatedLogin;
  /** The QR page shows that its code has expired. The page around it is told nothing, as in life. */
  expire(selection?: LoginSelection): SimulatedLogin;
  /** From now on that part of WeChat fails, by default as if its host could not be reached. */
  break(part: SimulatedPart, fault?: SimulatedFault): void;
  /** That part works again, or everything; what was hanging is answered. */
  mend(part?: SimulatedPart): void;
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
  findApp(appid: string): SimulatedApp | undefined;
  /** The QR page was asked for, and begins a login. */
  request(query: Record<string, string>): SimulatedLogin;
  approve(login: SimulatedLogin, user?: SimulatedUser, placement?: CodePlacement): SimulatedLogin;
}

export function createWorld(options: WorldOptions): World {
  const { apps, users = DEFAULT_USERS, desktopUser } = options;
  // Looked up each time: a test may fake the clock later.
  const now = options.now ?? (() => Date.now());
  const createId = options.createId ?? (() => crypto.randomUUID().replaceAll('-', ''));
  const lifetimes = { ...LIFETIMES, ...options.lifetimes };
  const journal = new Journal(now);
  const logins = new Logins(now, journal);
  const grants = new Grants(now, createId, lifetimes);
  const faults = new Faults(options.faults);

  const approve: World['approve'] = (login, user = users[0], placement) => {
    if (!user) throw new Error('There is nobody to approve: users is empty.');
    return logins.approve(login, () => grants.issueCode(login, user), placement);
  };
  const select = ({ uuid }: LoginSelection = {}): SimulatedLogin => {
    const login = logins.get(uuid ?? logins.all.at(-1)?.uuid);
    if (!login) throw new Error(`There is no login ${uuid ?? 'yet: the QR page has not been asked for'}.`);
    return login;
  };

  const control: WeChatControl = {
    get logins() {
      return logins.all;
    },
    get events() {
      return [...journal.events];
    },
    waitFor: (type, wait) => journal.waitFor(type, wait),
    scan: (selection) => logins.scan(select(selection)),
    approve: (selection) => approve(select(selection), selection?.user, selection?.placement),
    refuse: (selection) => logins.refuse(select(selection)),
    expire: (selection) => logins.expire(select(selection)),
    break: (part, fault) => faults.break(part, fault),
    mend: (part) => faults.mend(part),
  };

  return {
    users,
    createId,
    logins,
    grants,
    journal,
    faults,
    miniPrograms: new MiniPrograms(now, createId, lifetimes),
    control,
    anyApp: !apps,
    desktopUser,
    findApp: (appid) => apps?.find((known) => known.appid === appid),
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
