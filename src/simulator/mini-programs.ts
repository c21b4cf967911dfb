import type { SimulatedLifetimes } from './grants.js';
import { keepNewest } from './keep-newest.js';
import type { SimulatedUser } from './users.js';
import type { SimulatedId } from './world.js';

interface Code {
  readonly kind: 'js_code' | 'phone_code';
  readonly appid: string;
  readonly user: SimulatedUser;
  readonly expires: number;
  used: boolean;
}

interface Token {
  readonly token: string;
  readonly expires: number;
}

/** What a mini program's server has asked for. */
interface Account {
  readonly token?: Token;
  /** Requests in that minute. */
  readonly counts: Readonly<Record<keyof typeof LIMITS, number>>;
  readonly minute: number;
}

/** Requests that WeChat counts, and its limits (getwxacodeunlimit: 5000 a minute; stable_token: 10 000 a minute). */
const LIMITS = { wxacode: 5000, token: 10_000 };
const KEPT = 500;
const MINUTE = 60_000;

/** The codes and tokens of mini programs, in memory. Where something is wrong, WeChat's number for it is the answer. */
export class MiniPrograms {
  readonly #codes = new Map<string, Code>();
  /** By AppID; the one that asked last is the last. */
  readonly #accounts = new Map<string, Account>();
  /** The newest QR picture: what a phone that is held to the screen would read. */
  newest: { appid: string; scene: string } | undefined;

  constructor(
    readonly now: () => number,
    readonly createId: (kind: SimulatedId) => string,
    readonly lifetimes: SimulatedLifetimes,
  ) {}

  /** What the phone gets, for its server. */
  issue(kind: Code['kind'], appid: string, user: SimulatedUser): string {
    const code = this.createId(kind);
    const expires = this.now() + this.lifetimes.miniProgramCode;
    this.#codes.set(code, { kind, appid, user, expires, used: false });
    keepNewest(this.#codes, KEPT);
    return code;
  }

  /** A code is good for one use, by the mini program it was given to. An old one is answered like one that never was. */
  redeem(kind: Code['kind'], appid: string, code: string): SimulatedUser | number {
    const found = this.#codes.get(code);
    if (found?.kind !== kind || found.appid !== appid || found.expires <= this.now()) return 40029;
    if (found.used) return 40163;
    found.used = true;
    return found.user;
  }

  /** The same token until it expires, as stable_token says; `force` replaces it, and the old one is dead at once. */
  getStableToken(appid: string, force: boolean): Token {
    const known = this.#getAccount(appid).token;
    if (known && known.expires > this.now() && !force) return known;
    const token = {
      token: this.createId('access_token'),
      expires: this.now() + this.lifetimes.accessToken,
    };
    this.#update(appid, { token });
    return token;
  }

  /** Whose token that is. */
  authenticate(token: string | undefined): string | number {
    if (!token) return 41001;
    for (const [appid, { token: known }] of this.#accounts) {
      if (known?.token === token) return known.expires <= this.now() ? 42001 : appid;
    }
    return 40001;
  }

  /** Whether that is one request too many in this minute. */
  exceedsLimit(what: keyof typeof LIMITS, appid: string): boolean {
    const { counts } = this.#getAccount(appid);
    const count = counts[what] + 1;
    this.#update(appid, { counts: { ...counts, [what]: count } });
    return count > LIMITS[what];
  }

  #getAccount(appid: string): Account {
    const minute = Math.floor(this.now() / MINUTE);
    const known = this.#accounts.get(appid);
    return known?.minute === minute ? known : { ...known, minute, counts: { wxacode: 0, token: 0 } };
  }

  #update(appid: string, change: Partial<Account>): void {
    const account = { ...this.#getAccount(appid), ...change };
    this.#accounts.delete(appid);
    this.#accounts.set(appid, account);
    keepNewest(this.#accounts, KEPT);
  }
}
