import { createHash } from 'node:crypto';
import type { RouteRate } from './rates.js';
import type { Rate, RequestCounter } from './request-counter.js';

const hash = (text: string) => createHash('sha256').update(text).digest('base64url');

/** Who asks: the address as better-auth reads it (IPv6: its /64), and the account that the request is about. */
interface Caller {
  address: string | null;
  account?: string | undefined;
}

/**
 * Counts a request against a route's limits.
 *
 * @returns seconds to wait if a limit is reached, otherwise undefined
 */
export async function limitRate(
  counter: RequestCounter,
  { name, perAddress, perAccount, overAll }: RouteRate,
  { address, account }: Caller,
): Promise<number | undefined> {
  const limits: (readonly [key: string, rate: Rate])[] = [
    [`${name}:address:${address ?? 'unknown'}`, perAddress],
    [`${name}:all`, overAll],
  ];
  // Hashed: addresses of people are not to stand in Redis as they are.
  if (perAccount && account) {
    limits.push([`${name}:account:${hash(account.trim().toLowerCase())}`, perAccount]);
  }
  // One after the other: what one address asks too often does not use up what is left for everybody.
  for (const [key, rate] of limits) {
    if (!(await counter.isWithin(key, rate))) return rate.window;
  }
  return;
}
