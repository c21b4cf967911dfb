import { RATES, type RouteRate } from '../rates.js';

/** A route of the OpenID Connect provider that other servers and scripts of other origins use. */
interface ProviderRoute {
  method: 'GET' | 'POST';
  /** Path below `/api/auth`. */
  path: string;
  rate: RouteRate;
}

/** The routes without cookies. Scripts of any origin can use them: what they answer depends on the request only. */
export const PROVIDER_ROUTES: readonly ProviderRoute[] = [
  { method: 'GET', path: '/.well-known/openid-configuration', rate: RATES.page },
  { method: 'GET', path: '/jwks', rate: RATES.page },
  { method: 'POST', path: '/oauth2/token', rate: RATES.redeem },
  { method: 'GET', path: '/oauth2/userinfo', rate: RATES.redeem },
  { method: 'POST', path: '/oauth2/userinfo', rate: RATES.redeem },
  { method: 'POST', path: '/oauth2/introspect', rate: RATES.redeem },
  { method: 'POST', path: '/oauth2/revoke', rate: RATES.redeem },
];
