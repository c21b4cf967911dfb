import { keepNewest } from './keep-newest.js';
import { isWebsiteLogin, type SimulatedLogin } from './simulated-login.js';
import type { SimulatedUser } from './simulated-user.js';

/** The lifetimes of codes and tokens, in ms. The defaults are WeChat's. */
export interface SimulatedLifetimes {
  /** A QR code. @default 300_000 (5 minutes) */
  qr: number;
  /** The `code` of a website login. @default 600_000 (10 minutes) */
  code: number;
  /** The `code` of an official account. @default 300_000 (5 minutes) */
  officialAccountCode: number;
  /** An access token. @default 7_200_000 (2 hours) */
  accessToken: number;
  /** A refresh token. @default 2_592_000_000 (30 days) */
  refreshToken: number;
  /** A code from `wx.login` or from the phone-number button. @default 300_000 (5 minutes) */
  miniProgramCode: number;
}

const MINUTE = 60_000;
/** WeChat's lifetimes, in ms. */
export const LIFETIMES: SimulatedLifetimes = {
  qr: 5 * MINUTE,
  code: 10 * MINUTE,
  officialAccountCode: 5 * MINUTE,
  accessToken: 120 * MINUTE,
  refreshToken: 30 * 24 * 60 * MINUTE,
  miniProgramCode: 5 * MINUTE,
};

/** A visitor's permission for an app, with the tokens that stand for it. */
export interface Grant {
  readonly login: SimulatedLogin;
  readonly user: SimulatedUser;
  accessToken: string;
  accessTokenExpires: number;
  readonly refreshToken: string;
  readonly refreshTokenExpires: number;
}

/** The number of codes, and of grants, that are stored. */
const MAX_ENTRIES = 500;

interface Code {
  readonly login: SimulatedLogin;
  readonly user: SimulatedUser;
  readonly expires: number;
  used: boolean;
}

/** Stores codes and tokens in memory. Methods return WeChat's `errcode` if a code or token is not valid. */
export class Grants {
  readonly #codes = new Map<string, Code>();
  /** The keys are refresh tokens. */
  readonly #grants = new Map<string, Grant>();

  constructor(
    readonly now: () => number,
    readonly createId: (kind: 'code' | 'access_token' | 'refresh_token') => string,
    readonly lifetimes: SimulatedLifetimes,
  ) {}

  /** Creates the `code` for an approved login. */
  issueCode(login: SimulatedLogin, user: SimulatedUser): string {
    const code = this.createId('code');
    const lifetime = this.lifetimes[isWebsiteLogin(login) ? 'code' : 'officialAccountCode'];
    this.#codes.set(code, { login, user, expires: this.now() + lifetime, used: false });
    keepNewest(this.#codes, MAX_ENTRIES);
    return code;
  }

  /** Exchanges a code for tokens. A code can be exchanged once, and only by the app that it was issued to. */
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
    keepNewest(this.#grants, MAX_ENTRIES);
    return grant;
  }

  /** Extends the access token if it is still valid. Creates a new one if it has expired. */
  refresh(appid: string, refreshToken: string): Grant | number {
    const grant = this.#grants.get(refreshToken);
    if (grant?.login.appid !== appid) return 40030;
    if (grant.refreshTokenExpires <= this.now()) return 42002;
    if (grant.accessTokenExpires <= this.now()) grant.accessToken = this.createId('access_token');
    grant.accessTokenExpires = this.now() + this.lifetimes.accessToken;
    return grant;
  }

  /** Returns the grant that an access token belongs to. */
  find(accessToken: string): Grant | number {
    const grant = [...this.#grants.values()].find((known) => known.accessToken === accessToken);
    if (!grant) return 40001;
    return grant.accessTokenExpires <= this.now() ? 42001 : grant;
  }
}
