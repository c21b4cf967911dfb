import type { SimulatedFault, SimulatedPart } from './faults.js';
import type { SimulatedLifetimes } from './grants.js';
import type { SimulatedUser } from './simulated-user.js';

/** A registered website app, official account or mini program. */
export interface SimulatedApp {
  appid: string;
  /** The AppSecret. @default any secret is accepted */
  secret?: string;
  /** The name that the phone page shows. */
  name: string;
  /** The registered callback domain (授权回调域, 网页授权域名): the host name of `redirect_uri`. @default any host name */
  domain?: string;
  /** The published pages of a mini program. `getwxacodeunlimit` checks `page` against them. @default any page */
  pages?: readonly string[];
  /**
   * The address of your server's routes for the phone, as described in docs/mini-program.md. The simulated mini program
   * calls them.
   *
   * @default none: the simulated phone cannot open this mini program
   */
  server?: string;
}

/** The kind of value that `createId` creates. */
export type SimulatedId =
  | 'uuid'
  | 'code'
  | 'access_token'
  | 'refresh_token'
  | 'js_code'
  | 'phone_code'
  | 'session_key';

/** Options that the simulator and the fake `WxLogin` share. */
export interface WorldOptions {
  /** The registered apps. @default any `appid` is accepted */
  apps?: SimulatedApp[];
  /** The people who can hold the phone. The first one is used unless you choose another. @default one person */
  users?: readonly SimulatedUser[];
  /** The person who is signed in to WeChat on this computer. The QR page offers quick login to them. @default nobody */
  desktopUser?: SimulatedUser;
  /** Lifetimes of codes and tokens, in ms. @default WeChat's lifetimes */
  lifetimes?: Partial<SimulatedLifetimes>;
  /** The clock for all lifetimes, in ms. @default Date.now */
  now?: () => number;
  /** Creates ids, codes and tokens. @default random values */
  createId?: (kind: SimulatedId) => string;
  /**
   * What happens after a refusal. WeChat's pages differ.
   *
   * - `redirect`: the QR page redirects with the state only
   * - `stay`: the QR page shows the refusal and can be scanned again
   *
   * @default 'redirect'
   */
  refusal?: 'redirect' | 'stay';
  /** Whether the QR page sends `wxReady` and `wxQRcodeReady` to the page around it. @default true */
  announce?: boolean;
  /** The parts that fail from the start, as with `break`. @default none */
  faults?: Partial<Record<SimulatedPart, SimulatedFault>>;
}
