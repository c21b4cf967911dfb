import type { Journal, SimulatedEventType } from './journal.js';
import { keepNewest } from './keep-newest.js';

/** Where a scan stands, in the numbers of WeChat's polling: waiting, scanned, confirmed, cancelled, expired. */
const WAITING = 408;
export const SCANNED = 404;
export const CONFIRMED = 405;
export const CANCELLED = 403;
export const EXPIRED = 402;

const KEPT = 500;
const EXPIRABLE = [WAITING, SCANNED, CANCELLED];

/** Where the redirect carries code and state: WeChat appends at the very end; its quick login inserts before the `#`; some do both. */
export type CodePlacement = 'end' | 'query' | 'both';

/** One QR code and what has become of it. */
export interface SimulatedLogin {
  readonly uuid: string;
  readonly appid: string;
  readonly redirect_uri: string;
  readonly state: string;
  /** The query the QR page was asked for with, decoded once, as WeChat's side sees it. */
  readonly query: Readonly<Record<string, string>>;
  /** ms of the simulator's clock. */
  readonly expires: number;
  /** In the numbers of WeChat's poll: 408 waiting, 404 scanned, 405 confirmed, 403 cancelled, 402 expired. */
  status: number;
  /** Empty until approved. */
  code: string;
  placement: CodePlacement;
}

/** A test that approves an expired code would prove nothing. */
function assertOpen({ status, uuid }: SimulatedLogin): void {
  if (status === CONFIRMED || status === EXPIRED) {
    throw new Error(`The login ${uuid} is ${status === EXPIRED ? 'expired' : 'approved already'}.`);
  }
}

/** The running logins, in memory; each step goes into the journal. */
export class Logins {
  readonly #logins = new Map<string, SimulatedLogin>();

  /** Oldest first. */
  get all(): SimulatedLogin[] {
    return [...this.#logins.keys()].flatMap((uuid) => this.get(uuid) ?? []);
  }

  constructor(
    readonly now: () => number,
    readonly journal: Journal,
  ) {}

  /** As it stands now: a code that nobody has approved in time has expired. */
  get(uuid: string | undefined): SimulatedLogin | undefined {
    const login = this.#logins.get(uuid ?? '');
    const overdue = login && EXPIRABLE.includes(login.status) && login.expires <= this.now();
    return overdue ? this.expire(login) : login;
  }

  add(login: Omit<SimulatedLogin, 'status' | 'code' | 'placement'>): SimulatedLogin {
    const added: SimulatedLogin = { ...login, status: WAITING, code: '', placement: 'end' };
    this.#logins.set(login.uuid, added);
    keepNewest(this.#logins, KEPT);
    this.journal.add('requested', added);
    return added;
  }

  /** The phone has read the code. Only a waiting or a refused one can be scanned. */
  scan(login: SimulatedLogin): SimulatedLogin {
    const scannable = login.status === WAITING || login.status === CANCELLED;
    return scannable ? this.#change(login, 'scanned', { status: SCANNED }) : login;
  }

  approve(login: SimulatedLogin, issueCode: () => string, placement: CodePlacement = 'end'): SimulatedLogin {
    assertOpen(login);
    return this.#change(login, 'approved', { status: CONFIRMED, code: issueCode(), placement });
  }

  refuse(login: SimulatedLogin): SimulatedLogin {
    assertOpen(login);
    return this.#change(login, 'refused', { status: CANCELLED });
  }

  /** By time, or by hand. One that is expired already stays so; one that is approved cannot expire. */
  expire(login: SimulatedLogin): SimulatedLogin {
    if (login.status === EXPIRED) return login;
    assertOpen(login);
    return this.#change(login, 'expired', { status: EXPIRED });
  }

  #change(login: SimulatedLogin, type: SimulatedEventType, change: Partial<SimulatedLogin>): SimulatedLogin {
    Object.assign(login, change);
    this.journal.add(type, login);
    return login;
  }

  /** Resolves when the login changes, or after that many ms: a long poll hangs no longer than WeChat's. */
  async nextChange(login: SimulatedLogin, ms: number): Promise<void> {
    const before = login.status;
    await this.journal.next((event) => event.login === login && login.status !== before, ms);
  }
}
