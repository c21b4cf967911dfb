import { createApiError } from './create-api-error.js';
import type { Faults, SimulatedPart } from './faults.js';

/**
 * Returns the response of a part that fails. Returns `undefined` if the part works and the request can be answered as
 * usual. Does not wait for parts that hang.
 */
export function findFaultResponse(faults: Faults, part: SimulatedPart | undefined): Response | undefined {
  const fault = faults.get(part);
  if (fault === 'unreachable') return Response.error();
  if (fault === 'empty') return new Response('');
  if (fault === 'malformed') {
    return new Response('<!doctype html><title>Sign in to this network</title>', {
      headers: { 'content-type': 'text/html; charset=utf-8' },
    });
  }
  if (typeof fault !== 'number') return;
  if (part === 'api') return createApiError(fault);
  // The poll reports the number inside an ordinary response. Its route does that.
  return part === 'poll' ? undefined : new Response(null, { status: fault });
}
