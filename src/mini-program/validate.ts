import type { ScanLoginOptions } from './options.js';

/** Below 10^9: browsers keep timers in 31 bits, and a longer one would fire at once. */
const isTime = (ms: number | undefined) => ms === undefined || (ms > 0 && ms < 1e9);

/** Whether that address, relative to the page, is one that a page may go to: `javascript:` would run as this page. */
export function isHttpUrl(url: string): boolean {
  try {
    return /^https?:$/.test(new URL(url, location.href).protocol);
  } catch {
    return false;
  }
}

/** The first option that is missing or malformed. */
export function findProblem<Result>({
  adapter,
  interval,
  timeout,
  autoRefresh,
  callbackUrl,
}: ScanLoginOptions<Result>): string | undefined {
  if (typeof adapter !== 'function') return 'adapter';
  if (!isTime(interval)) return 'interval';
  if (!isTime(timeout)) return 'timeout';
  if (!/^(true|false|undefined|\d+)$/.test(`${autoRefresh}`)) return 'autoRefresh';
  return callbackUrl !== undefined && !isHttpUrl(callbackUrl) ? 'callbackUrl' : undefined;
}
