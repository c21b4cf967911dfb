import type { Journal, SimulatedEventType } from './journal.js';
import { keepNewest } from './keep-newest.js';
import type { CodePlacement, SimulatedLogin } from './simulated-login.js';

/** The status of a login, in the numbers of WeChat's poll. */
const WAITING = 408;
export const SCANNED = 404;
export const CONFIRMED = 405;
export const CANCELLED = 403;
export const EXPIRED = 402;

/** The number of logins that are stored. */
const MAX_ENTRIES = 500;
const EXPIRABLE = [WAITING, SCANNED, CANCELLED];

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
  approve(login: SimulatedLogin, issueCode: () => string, placement: CodePlacement): SimulatedLogin {
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
