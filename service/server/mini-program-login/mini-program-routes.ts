import { RATES, type RouteRate } from '../rates.js';

/** The routes of login by mini program, below `/api/scan-login`. All ids in a path share one rate limit. */
export const MINI_PROGRAM_ROUTES: readonly { method: 'GET' | 'POST'; path: string; rate: RouteRate }[] = [
  { method: 'POST', path: '', rate: RATES.code },
  { method: 'POST', path: '/phone/scan', rate: RATES.phone },
  { method: 'POST', path: '/phone/confirm', rate: RATES.phone },
  { method: 'POST', path: '/phone/cancel', rate: RATES.phone },
  { method: 'GET', path: '/:id{[\\w-]{1,64}}', rate: RATES.poll },
  { method: 'POST', path: '/:id{[\\w-]{1,64}}/session', rate: RATES.miniProgramSession },
];
