import type { Journal, SimulatedEventType } from './journal.js';
import { keepNewest } from './keep-newest.js';

/** The status of a login, in the numbers of WeChat's poll. */
const WAITING = 408;
export const SCANNED = 404;
export const CONFIRMED = 405;
export const CANCELLED = 403;
export const EXPIRED = 402;

/** The number of logins that are stored. */
const MAX_ENTRIES = 500;
const EXPIRABLE = [WAITING, SCANNED, CANCELLED];

/**
 * The place of `code` and `state` in the redirect's address:
 *
 * - `end`: at the very end, even inside a fragment, as WeChat does after a scan
 * - `query`: before the `#`, as WeChat's quick login does
 * - `both`: in both places, which has also been reported
 */
export type CodePlacement = 'end' | 'query' | 'both';

/** A login: one request of the QR page, with its QR code and status. */
export interface SimulatedLogin {
  readonly uuid: string;
  readonly appid: string;
  readonly redirect_uri: string;
  readonly state: string;
  /** The query of the QR page's address, decoded once, as WeChat receives it. */
  readonly query: Readonly<Record<string, string>>;
  /** Time when the QR code expires, in ms on the simulator's clock. */
  readonly expires: number;
  /** The number that WeChat's poll answers: 408 waiting, 404 scanned, 405 confirmed, 403 cancelled, 402 expired. */
  status: number;
  /** The code for the website's server. Empty until the login is approved. */
  code: string;
  /** The place of code and state in the redirect's address. */
  placement: CodePlacement;
}

/** Throws if the login is over: a test that approves an expired QR code would prove nothing. */
function assertOpen({ status, uuid }: SimulatedLogin): void {
  if (status === CONFIRMED || status === EXPIRED) {
    throw new Error(
      `The login ${uuid} ${status === EXPIRED ? 'has expired' : 'is approved already'}. Request the QR page again.`,
    );
  }
}

/** Stores logins in memory, changes their status and reports each change to the journal. */
export class Logins {
  readonly #logins = new Map<string, SimulatedLogin>();

  /** All stored logins, oldest first. */
  get all(): SimulatedLogin[] {
    return [...this.#logins.keys()].flatMap((uuid) => this.get(uuid) ?? []);
  }

  constructor(
    readonly now: () => number,
    readonly journal: Journal,
  ) {}

  /** Returns a login in its current state. Marks it as expired first if its lifetime is over. */
  get(uuid: string | undefined): SimulatedLogin | undefined {
    const login = this.#logins.get(uuid ?? '');
    const overdue = login && EXPIRABLE.includes(login.status) && login.expires <= this.now();
    return overdue ? this.expire(login) : login;
  }

  /** Starts a login. */
  add(login: Omit<SimulatedLogin, 'status' | 'code' | 'placement'>): SimulatedLogin {
    const added: SimulatedLogin = { ...login, status: WAITING, code: '', placement: 'end' };
    this.#logins.set(login.uuid, added);
    keepNewest(this.#logins, MAX_ENTRIES);
    this.journal.add('requested', added);
    return added;
  }

  /** Marks the login as scanned. Does nothing unless it is waiting or refused. */
  scan(login: SimulatedLogin): SimulatedLogin {
    const scannable = login.status === WAITING || login.status === CANCELLED;
    return scannable ? this.#change(login, 'scanned', { status: SCANNED }) : login;
  }

  /** Approves the login and stores its code. Throws if the login is approved or expired. */
  approve(login: SimulatedLogin, issueCode: () => string, placement: CodePlacement = 'end'): SimulatedLogin {
    assertOpen(login);
    return this.#change(login, 'approved', { status: CONFIRMED, code: issueCode(), placement });
  }

  /** Refuses the login. Throws if it is approved or expired. */
  refuse(login: SimulatedLogin): SimulatedLogin {
    assertOpen(login);
    return this.#change(login, 'refused', { status: CANCELLED });
  }

  /** Marks the login as expired. Does nothing if it already is. Throws if it is approved. */
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

  /** Resolves when the login's status changes, or after `timeout` ms. */
  async nextChange(login: SimulatedLogin, timeout: number): Promise<void> {
    const before = login.status;
    await this.journal.next((event) => event.login === login && login.status !== before, timeout);
  }
}
