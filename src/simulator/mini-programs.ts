import type { SimulatedLifetimes } from './grants.js';
import { keepNewest } from './keep.js';
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
  readonly appid: string;
  readonly token: string;
  readonly expires: number;
}

/** Requests that WeChat counts, and its limits (getwxacodeunlimit: 5000 a minute; stable_token: 10 000 a minute). */
const LIMITS = { wxacode: 5000, token: 10_000 };
const KEPT = 500;
const MINUTE = 60_000;

/** The codes and tokens of mini programs, in memory. Where something is wrong, WeChat's number for it is the answer. */
export class MiniPrograms {
  readonly #codes = new Map<string, Code>();
  readonly #tokens = new Map<string, Token>();
  /** The newest QR picture: what a phone that is held to the screen would read. */
  newest: { appid: string; scene: string } | undefined;
  readonly #counts = new Map<string, { minute: number; count: number }>();

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
  stableToken(appid: string, force: boolean): Token {
    const known = this.#tokens.get(appid);
    if (known && known.expires > this.now() && !force) return known;
    const token = this.createId('access_token');
    const made = { appid, token, expires: this.now() + this.lifetimes.accessToken };
    this.#tokens.set(appid, made);
    return made;
  }

  /** Whose token that is. */
  authenticate(token: string | undefined): string | number {
    if (!token) return 41001;
    const found = [...this.#tokens.values()].find((known) => known.token === token);
    if (!found) return 40001;
    return found.expires <= this.now() ? 42001 : found.appid;
  }

  /** Whether that is one request too many in this minute. */
  isTooMany(what: keyof typeof LIMITS, appid: string): boolean {
    const key = `${what} ${appid}`;
    const minute = Math.floor(this.now() / MINUTE);
    const known = this.#counts.get(key);
    const count = known?.minute === minute ? known.count + 1 : 1;
    this.#counts.set(key, { minute, count });
    return count > LIMITS[what];
  }
}
