/** Where a scan stands, in the numbers of WeChat's polling: waiting, scanned, confirmed, cancelled, expired. */
export const WAITING = 408;
export const SCANNED = 404;
export const CONFIRMED = 405;
export const CANCELLED = 403;
export const EXPIRED = 402;

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

/** The running logins, in memory, and the pages that wait for a change of one. */
export class Logins {
  readonly #logins = new Map<string, SimulatedLogin>();
  readonly #waiting = new Map<string, Set<() => void>>();

  /** Oldest first. */
  get all(): SimulatedLogin[] {
    return [...this.#logins.keys()].flatMap((uuid) => this.get(uuid) ?? []);
  }

  constructor(readonly now: () => number) {}

  /** As it stands now: a code that nobody has approved in time has expired. */
  get(uuid: string | undefined): SimulatedLogin | undefined {
    const login = this.#logins.get(uuid ?? '');
    const overdue = login && EXPIRABLE.includes(login.status) && login.expires <= this.now();
    return overdue ? this.expire(login) : login;
  }

  /** The last 500 are kept. */
  add(login: SimulatedLogin): SimulatedLogin {
    this.#logins.set(login.uuid, login);
    const [oldest] = this.#logins.keys();
    if (this.#logins.size > 500 && oldest) this.#logins.delete(oldest);
    return login;
  }

  /** The phone has read the code. Only a waiting or a refused one can be scanned. */
  scan(login: SimulatedLogin): SimulatedLogin {
    const scannable = login.status === WAITING || login.status === CANCELLED;
    return scannable ? this.#change(login, { status: SCANNED }) : login;
  }

  approve(login: SimulatedLogin, issueCode: () => string, placement: CodePlacement = 'end'): SimulatedLogin {
    assertOpen(login);
    return this.#change(login, { status: CONFIRMED, code: issueCode(), placement });
  }

  refuse(login: SimulatedLogin): SimulatedLogin {
    assertOpen(login);
    return this.#change(login, { status: CANCELLED });
  }

  expire(login: SimulatedLogin): SimulatedLogin {
    return this.#change(login, { status: EXPIRED });
  }

  #change(login: SimulatedLogin, change: Partial<SimulatedLogin>): SimulatedLogin {
    Object.assign(login, change);
    for (const wake of this.#waiting.get(login.uuid) ?? []) wake();
    this.#waiting.delete(login.uuid);
    return login;
  }

  /** Resolves when the login changes, or after that many ms: a long poll hangs no longer than WeChat's. */
  nextChange(login: SimulatedLogin, ms: number): Promise<void> {
    return new Promise((resolve) => {
      const waiting = this.#waiting.get(login.uuid) ?? new Set();
      this.#waiting.set(login.uuid, waiting);
      const timer = setTimeout(wake, ms);
      // A poll that nobody answers must not keep a process alive.
      if (typeof timer === 'object') timer.unref();
      function wake() {
        clearTimeout(timer);
        waiting.delete(wake);
        resolve();
      }
      waiting.add(wake);
    });
  }
}
