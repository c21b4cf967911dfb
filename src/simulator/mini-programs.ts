import type { SimulatedLifetimes } from './grants.js';
import { keepNewest } from './keep-newest.js';
import type { SimulatedUser } from './simulated-user.js';
import type { SimulatedId } from './world-options.js';

/** A code that the phone gets for its server. */
interface Code {
  readonly kind: 'js_code' | 'phone_code';
  readonly appid: string;
  readonly user: SimulatedUser;
  readonly expires: number;
  used: boolean;
}

/** An API token of a mini program's server. */
interface Token {
  readonly token: string;
  readonly expires: number;
}

/** The state of a mini program's server. */
interface Account {
  readonly token?: Token;
  /** The number of requests in this minute. */
  readonly counts: Readonly<Record<keyof typeof LIMITS, number>>;
  /** Minutes since the start of the simulator's clock. */
  readonly minute: number;
}

/**
 * WeChat's limits, in requests per minute: `wxacode` for getwxacodeunlimit, `token` for stable_token.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-access-token/getStableAccessToken.html
 */
const LIMITS = { wxacode: 5000, token: 10_000 };
/** The number of codes, and of accounts, that are stored. */
const MAX_ENTRIES = 500;
const MINUTE = 60_000;

/** Stores the codes and tokens of mini programs in memory. Methods return WeChat's `errcode` if one is not valid. */
export class MiniPrograms {
  readonly #codes = new Map<string, Code>();
  /** The keys are AppIDs. The account with the latest request is the last one. */
  readonly #accounts = new Map<string, Account>();
  /** The code picture that was created last. The phone page scans it if its address names no other. */
  newest: { appid: string; scene: string } | undefined;

  constructor(
    readonly now: () => number,
    readonly createId: (kind: SimulatedId) => string,
    readonly lifetimes: SimulatedLifetimes,
  ) {}

  /** Creates a code for the mini program on the phone. */
  issue(kind: Code['kind'], appid: string, user: SimulatedUser): string {
    const code = this.createId(kind);
    const expires = this.now() + this.lifetimes.miniProgramCode;
    this.#codes.set(code, { kind, appid, user, expires, used: false });
    keepNewest(this.#codes, MAX_ENTRIES);
    return code;
  }

  /**
   * Returns the user that a code stands for. A code can be used once, and only by the mini program that it was issued
   * to. An expired code gets the same `errcode` as an unknown one.
   */
  redeem(kind: Code['kind'], appid: string, code: string): SimulatedUser | number {
    const found = this.#codes.get(code);
    if (found?.kind !== kind || found.appid !== appid || found.expires <= this.now()) return 40029;
    if (found.used) return 40163;
    found.used = true;
    return found.user;
  }

  /** Returns the current token until it expires. `force` replaces it, and the old token stops working at once. */
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

  /** Returns the AppID that a token belongs to. */
  authenticate(token: string | undefined): string | number {
    if (!token) return 41001;
    for (const [appid, { token: known }] of this.#accounts) {
      if (known?.token === token) return known.expires <= this.now() ? 42001 : appid;
    }
    return 40001;
  }

  /** Counts a request. Returns whether it exceeds the limit of this minute. */
  exceedsLimit(endpoint: keyof typeof LIMITS, appid: string): boolean {
    const { counts } = this.#getAccount(appid);
    const count = counts[endpoint] + 1;
    this.#update(appid, { counts: { ...counts, [endpoint]: count } });
    return count > LIMITS[endpoint];
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
    keepNewest(this.#accounts, MAX_ENTRIES);
  }
}
