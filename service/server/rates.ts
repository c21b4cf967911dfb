import type { Rate } from './request-counter.js';

/** Rate limits of a route. Routes with the same name share them. */
export interface RouteRate {
  name: string;
  /** Limit per IPv4 address or IPv6 /64 network, which providers give to one customer. */
  perAddress: Rate;
  /** Limit per account, which the body names as `email` or `phoneNumber`. It includes requests from all addresses. */
  perAccount?: Rate;
  /** Limit for all visitors together. */
  overAll: Rate;
}

const minute = (max: number): Rate => ({ max, window: 60 });

/** The limits are generous, because an office or the phones of a mobile network can share one address. */
export const RATES = {
  /** Starting a login. Each one stores a state for some minutes. */
  start: { name: 'start', perAddress: minute(60), overAll: minute(3000) },
  callback: { name: 'callback', perAddress: minute(60), overAll: minute(3000) },
  /** Hashing a password takes 0.1 s of processor time. */
  password: {
    name: 'password',
    perAddress: { max: 3, window: 10 },
    perAccount: { max: 10, window: 600 },
    overAll: { max: 100, window: 10 },
  },
  /** Messages cost money. */
  message: {
    name: 'message',
    perAddress: { max: 10, window: 60 },
    perAccount: { max: 5, window: 3600 },
    overAll: { max: 3000, window: 3600 },
  },
  /** Trying codes. A code allows three attempts, and a number gets five codes an hour. */
  verify: {
    name: 'verify',
    perAddress: minute(20),
    perAccount: { max: 15, window: 3600 },
    overAll: minute(1000),
  },
  /** New accounts are stored permanently. */
  signUp: {
    name: 'sign-up',
    perAddress: { max: 3, window: 10 },
    perAccount: { max: 5, window: 600 },
    overAll: { max: 1000, window: 3600 },
  },
  /** Clicks of a visitor, for example on sign out. */
  action: { name: 'action', perAddress: minute(200), overAll: minute(6000) },
  /** Requests that a page sends when it opens. */
  page: { name: 'page', perAddress: minute(1000), overAll: minute(30_000) },
  /** Redeeming codes and tokens. The server of an application does it for all its visitors, from one address. */
  redeem: { name: 'redeem', perAddress: minute(1000), overAll: minute(3000) },
  /** Creating a mini program's QR code. WeChat allows 5000 per minute. */
  code: { name: 'code', perAddress: minute(200), overAll: minute(3000) },
  phone: { name: 'phone', perAddress: minute(200), overAll: minute(6000) },
  miniProgramSession: { name: 'mini-program-session', perAddress: minute(200), overAll: minute(3000) },
  /** Opening a stream of events. Each page opens one per QR code, and another one when it is visible again. */
  events: { name: 'events', perAddress: minute(1000), overAll: minute(30_000) },
  /** Polling, the fallback. Each page polls once a second. */
  poll: {
    name: 'poll',
    perAddress: { max: 5000, window: 10 },
    overAll: { max: 50_000, window: 10 },
  },
} as const satisfies Record<string, RouteRate>;
