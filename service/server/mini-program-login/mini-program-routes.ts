import { RATES, type RouteRate } from '../rates.js';

const CONNECTION = '/:connection{[a-z\\d-]{1,31}}';
const LOGIN = '/:id{[\\w-]{1,64}}';

/** Path of a login, below `/api/scan-login`. */
export const LOGIN_ROUTE = CONNECTION + LOGIN;

/** Path of the codes that bind a WeChat to the account that is signed in. */
const BIND = `${CONNECTION}/bind`;
/** Path of such a code. */
export const BIND_ROUTE = BIND + LOGIN;

/** The routes that better-auth answers, below `/api/scan-login`. All ids in a path share one rate limit. */
export const MINI_PROGRAM_ROUTES: readonly { method: 'GET' | 'POST'; path: string; rate: RouteRate }[] = [
  { method: 'POST', path: '/phone/scan', rate: RATES.phone },
  { method: 'POST', path: '/phone/confirm', rate: RATES.phone },
  { method: 'POST', path: '/phone/cancel', rate: RATES.phone },
  { method: 'POST', path: CONNECTION, rate: RATES.code },
  { method: 'POST', path: `${LOGIN_ROUTE}/session`, rate: RATES.miniProgramSession },
  { method: 'POST', path: BIND, rate: RATES.code },
  { method: 'POST', path: `${BIND_ROUTE}/session`, rate: RATES.miniProgramSession },
];
