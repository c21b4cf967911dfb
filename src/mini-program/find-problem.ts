import { isPositive } from '../shared/is-positive.js';
import { isHttp } from './is-http.js';
import type { MiniProgramQrLoginOptions } from './mini-program-qr-login-options.js';

/** Returns the name of the first option that is missing or malformed. */
export function findProblem<Result>(options: MiniProgramQrLoginOptions<Result>): string | undefined {
  const { adapter, callbackUrl } = options;
  if (typeof adapter !== 'function') return 'adapter';
  if (callbackUrl !== undefined && !isHttp(callbackUrl)) return 'callbackUrl';
  return (['interval', 'timeout'] as const).find((name) => !isPositive(options[name] ?? 1));
}
