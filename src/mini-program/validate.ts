import { LONGEST } from '../shared/lifetime.js';
import { isHttp } from './address.js';
import type { ScanLoginOptions } from './options.js';

/** The first option that is missing or malformed. */
export function findProblem<Result>(options: ScanLoginOptions<Result>): string | undefined {
  const { adapter, callbackUrl } = options;
  if (typeof adapter !== 'function') return 'adapter';
  if (callbackUrl !== undefined && !isHttp(callbackUrl)) return 'callbackUrl';
  return (['interval', 'timeout'] as const).find((name) => {
    const ms = options[name] ?? 1;
    return !(ms > 0 && ms < LONGEST);
  });
}
