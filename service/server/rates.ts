import type { Rate } from './request-counter.js';

/** How often a route may be asked. Routes of the same name are counted together. */
export interface RouteRate {
  name: string;
  /** For one IPv4 address, or one IPv6 /64: what a provider gives to one customer. */
  perAddress: Rate;
  /** For the account that the body's `email` names, however many addresses ask. */
  perAccount?: Rate;
  /** For everybody together. */
  overAll: Rate;
}

const minute = (max: number): Rate => ({ max, window: 60 });

/** A whole office, and all phones of a mobile network, may have one address. */
export const RATES = {
  /** A page that shows WeChat's QR code asks for its address; each answer is kept for minutes. */
  start: { name: 'start', perAddress: minute(60), overAll: minute(3000) },
  callback: { name: 'callback', perAddress: minute(60), overAll: minute(3000) },
  /** Hashing a password takes a tenth of a second of processor time, right or wrong. */
  password: {
    name: 'password',
    perAddress: { max: 3, window: 10 },
    perAccount: { max: 10, window: 600 },
    overAll: { max: 100, window: 10 },
  },
  /** Accounts are kept for ever. */
  signUp: {
    name: 'sign-up',
    perAddress: { max: 3, window: 10 },
    perAccount: { max: 5, window: 600 },
    overAll: { max: 1000, window: 3600 },
  },
  /** What a signed-in visitor does on a page, by hand. */
  action: { name: 'action', perAddress: minute(200), overAll: minute(6000) },
  /** What each page asks when it opens. */
  page: { name: 'page', perAddress: minute(1000), overAll: minute(30_000) },
  /** Servers of other applications redeem the tokens of all their visitors from one address. */
  redeem: { name: 'redeem', perAddress: minute(1000), overAll: minute(3000) },
  /** WeChat makes 5000 pictures a minute for one mini program. */
  code: { name: 'code', perAddress: minute(200), overAll: minute(3000) },
  phone: { name: 'phone', perAddress: minute(200), overAll: minute(6000) },
  scanSession: { name: 'scan-session', perAddress: minute(200), overAll: minute(3000) },
  /** Each page asks once a second. */
  poll: {
    name: 'poll',
    perAddress: { max: 5000, window: 10 },
    overAll: { max: 50_000, window: 10 },
  },
} as const satisfies Record<string, RouteRate>;
