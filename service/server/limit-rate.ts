import { hash } from './hash.js';
import type { RouteRate } from './rates.js';
import type { Rate, TakeRequest } from './request-counter.js';

/** The sender of a request. */
interface Caller {
  /** IPv4 address, or the /64 network of an IPv6 address. */
  address: string | null;
  /** E-mail address or phone number of the account that the request is about. */
  account?: string | undefined;
}

/**
 * Counts a request against a route's limits.
 *
 * @returns seconds to wait if a limit is reached, otherwise 0
 */
export function limitRate(
  takeRequest: TakeRequest,
  { name, perAddress, perAccount, overAll }: RouteRate,
  { address, account }: Caller,
): Promise<number> {
  // In this order: requests above the limit of their address do not count against the limit of all visitors.
  const limits: (readonly [key: string, rate: Rate])[] = [
    [`${name}:address:${address ?? 'unknown'}`, perAddress],
    [`${name}:all`, overAll],
  ];
  // Hashed, so that Redis contains neither e-mail addresses nor phone numbers.
  if (perAccount && account) {
    limits.push([`${name}:account:${hash(account.trim().toLowerCase())}`, perAccount]);
  }
  return takeRequest(limits);
}
