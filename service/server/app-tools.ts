import type { HttpBindings } from '@hono/node-server';
import { getIP } from 'better-auth/api';
import type { Context, MiddlewareHandler } from 'hono';
import { getFailedPage } from '../addresses.js';
import { readAuthorizationRequest } from './applications/read-authorization-request.js';
import { createAddressWriter } from './create-address-writer.js';
import type { createAuth } from './create-auth.js';
import { limitRate } from './limit-rate.js';
import type { RouteRate } from './rates.js';
import type { TakeRequest } from './request-counter.js';
import type { Settings } from './settings.js';

export type Env = { Bindings: Partial<HttpBindings> };

/** What the routes of the application share. */
export interface AppTools {
  settings: Settings;
  auth: Awaited<ReturnType<typeof createAuth>>;
  /** Returns the request's headers with the visitor's verified address in `X-Forwarded-For`. */
  getHeaders(c: Context<Env>): Headers;
  /** The visitor's IPv4 address, or the /64 network of an IPv6 address. Null if it is unknown. */
  getAddress(c: Context<Env>): string | null;
  /** Returns the request with these headers, for better-auth. */
  getRequest(c: Context<Env>): Promise<Request>;
  /** The public origin of this server. */
  getOrigin(c: Context<Env>): string;
  /** Whether the browser navigates, so that the answer is shown to the visitor. */
  isPage(c: Context<Env>): boolean;
  /** Returns the authorization request in the parameter `request`, or undefined if it is missing or refused. */
  getAuthorizationRequest(c: Context<Env>): string | undefined;
  /** Counts a request against the rate limit. Resolves to the seconds to wait, 0 if it is within the limit. */
  count(c: Context<Env>, rate: RouteRate, account?: string): Promise<number>;
  /** Answers requests above the rate limit with 429. Navigations are redirected to the failure page. */
  limit(rate: RouteRate, isAboutAccount?: boolean): MiddlewareHandler<Env>;
}

/** Creates the tools of an application. */
export function createAppTools(
  settings: Settings,
  auth: AppTools['auth'],
  takeRequest: TakeRequest,
): AppTools {
  const writeAddress = createAddressWriter({
    trustedProxies: settings.trustedProxies,
    warn: (message) => auth.context.logger.warn(message),
  });
  const getHeaders: AppTools['getHeaders'] = (c) =>
    writeAddress(c.req.raw.headers, c.env?.incoming?.socket.remoteAddress);
  const getAddress: AppTools['getAddress'] = (c) => getIP(getHeaders(c), auth.context.options);
  const count: AppTools['count'] = async (c, rate, account) =>
    settings.production ? limitRate(takeRequest, rate, { address: getAddress(c), account }) : 0;
  const isPage: AppTools['isPage'] = (c) => c.req.header('sec-fetch-dest') === 'document';
  const getAuthorizationRequest: AppTools['getAuthorizationRequest'] = (c) => {
    const request = readAuthorizationRequest(c.req.query('request'), settings.applications);
    return typeof request === 'string' ? undefined : request.query;
  };
  return {
    settings,
    auth,
    getHeaders,
    getAddress,
    isPage,
    count,
    getAuthorizationRequest,
    getOrigin: (c) => settings.baseUrl ?? new URL(c.req.url).origin,
    getRequest: async (c) =>
      new Request(c.req.url, {
        method: c.req.method,
        headers: Object.fromEntries(getHeaders(c)),
        ...(c.req.method === 'POST' && { body: await c.req.text() }),
      }),
    limit: (rate, isAboutAccount = false) =>
      async function limit(c, next) {
        const { email, phoneNumber } = isAboutAccount ? await c.req.json<Record<string, string>>() : {};
        const wait = await count(c, rate, email ?? phoneNumber);
        if (!wait) return next();
        if (isPage(c)) return c.redirect(getFailedPage('too_many_requests', getAuthorizationRequest(c)));
        return c.json({ error: 'too_many' }, 429, { 'retry-after': `${wait}` });
      },
  };
}
