import { keepNewest } from './keep-newest.js';
import type { SimulatedLogin } from './logins.js';
import type { SimulatedUser } from './users.js';

/** How long things live, in ms. Defaults are WeChat's. */
export interface SimulatedLifetimes {
  /** 5 minutes. */
  qr: number;
  /** 10 minutes. */
  code: number;
  /** 2 hours. */
  accessToken: number;
  /** 30 days. */
  refreshToken: number;
  /** 5 minutes: what `wx.login` gives, and what the phone-number button gives. */
  miniProgramCode: number;
}

const MINUTE = 60_000;
export const LIFETIMES: SimulatedLifetimes = {
  qr: 5 * MINUTE,
  code: 10 * MINUTE,
  accessToken: 120 * MINUTE,
  refreshToken: 30 * 24 * 60 * MINUTE,
  miniProgramCode: 5 * MINUTE,
};

/** What a visitor has allowed an app, and the names it goes by. */
export interface Grant {
  readonly login: SimulatedLogin;
  readonly user: SimulatedUser;
  accessToken: string;
  accessTokenExpires: number;
  readonly refreshToken: string;
  readonly refreshTokenExpires: number;
}

const KEPT = 500;

interface Code {
  readonly login: SimulatedLogin;
  readonly user: SimulatedUser;
  readonly expires: number;
  used: boolean;
}

/** Codes and tokens, in memory. Where something is wrong, WeChat's number for it is the answer. */
export class Grants {
  readonly #codes = new Map<string, Code>();
  /** By refresh token. */
  readonly #grants = new Map<string, Grant>();

  constructor(
    readonly now: () => number,
    readonly createId: (kind: 'code' | 'access_token' | 'refresh_token') => string,
    readonly lifetimes: SimulatedLifetimes,
  ) {}

  issueCode(login: SimulatedLogin, user: SimulatedUser): string {
    const code = this.createId('code');
    this.#codes.set(code, { login, user, expires: this.now() + this.lifetimes.code, used: false });
    keepNewest(this.#codes, KEPT);
    return code;
  }

  /** A code is good for one exchange, by the app it was given to. */
  exchange(appid: string, code: string): Grant | number {
    const found = this.#codes.get(code);
    if (found?.login.appid !== appid) return 40029;
    if (found.used) return 40163;
    if (found.expires <= this.now()) return 42003;
    found.used = true;
    const grant: Grant = {
      login: found.login,
      user: found.user,
      accessToken: this.createId('access_token'),
      accessTokenExpires: this.now() + this.lifetimes.accessToken,
      refreshToken: this.createId('refresh_token'),
      refreshTokenExpires: this.now() + this.lifetimes.refreshToken,
    };
    this.#grants.set(grant.refreshToken, grant);
    keepNewest(this.#grants, KEPT);
    return grant;
  }

  /** Renews a token that still lives, replaces one that does not. */
  refresh(appid: string, refreshToken: string): Grant | number {
    const grant = this.#grants.get(refreshToken);
    if (grant?.login.appid !== appid) return 40030;
    if (grant.refreshTokenExpires <= this.now()) return 42002;
    if (grant.accessTokenExpires <= this.now()) grant.accessToken = this.createId('access_token');
    grant.accessTokenExpires = this.now() + this.lifetimes.accessToken;
    return grant;
  }

  find(accessToken: string): Grant | number {
    const grant = [...this.#grants.values()].find((known) => known.accessToken === accessToken);
    if (!grant) return 40001;
    return grant.accessTokenExpires <= this.now() ? 42001 : grant;
  }
}
