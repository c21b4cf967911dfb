import type { MiddlewareHandler } from 'hono';
import { every } from 'hono/combine';
import { type RequestIdVariables, requestId } from 'hono/request-id';
import { matchedRoutes } from 'hono/route';
import { HEALTH_PATH, MINI_PROGRAM_LOGIN_PATH, READY_PATH } from '../addresses.js';
import { formatLine } from './format-line.js';
import { LOGIN_ROUTE } from './mini-program-login/mini-program-routes.js';
import { runRequest } from './request-context.js';

/** Longer ids of a proxy are replaced. */
const MAX_ID = 64;
/** Routes that are asked all the time. Only their failures are logged. */
const FREQUENT = [HEALTH_PATH, READY_PATH, MINI_PROGRAM_LOGIN_PATH + LOGIN_ROUTE];

/**
 * Gives each request an id, and writes a line for it: method, route, status and ms. The id is a proxy's `X-Request-Id`, or
 * a new one. It is also in the answer, and in each line of the log that belongs to the request.
 *
 * The line contains the route (`/api/auth/callback/wechat`) instead of the address, whose query has code and state.
 */
export function logRequests(
  write: (line: string) => void,
): MiddlewareHandler<{ Variables: RequestIdVariables }> {
  return every(requestId({ limitLength: MAX_ID }), async (c, next) => {
    const start = performance.now();
    await runRequest(c.get('requestId'), async () => {
      await next();
      const { status } = c.res;
      // Middleware has the method ALL.
      const { path = '/*' } = matchedRoutes(c).findLast(({ method }) => method !== 'ALL') ?? {};
      if (status < 500 && FREQUENT.includes(path)) return;
      const route = path.replaceAll(/\{[^/]*/g, '');
      const request = { method: c.req.method, route, status, ms: Math.round(performance.now() - start) };
      write(formatLine('info', 'request', [], request));
    });
  });
}
