import type { MiniProgramProgress } from '../mini-program-adapter.js';
import { MiniProgramLoginError } from '../mini-program-login-error.js';

/** Reads the ms of a `Retry-After` header: seconds, or a date (RFC 9110, 10.2.3). */
function readRetryAfter(headers: Headers | undefined): number | undefined {
  const value = headers?.get('retry-after');
  if (!value) return undefined;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return ms > 0 ? ms : undefined;
}

/** Returns the progress for a failure: expired, or temporary. Throws a final failure. */
function toProgress(thrown: unknown): MiniProgramProgress<never> {
  const { status, headers } = (thrown ?? {}) as Partial<Response>;
  // There is no response, it is not JSON (a captive portal), or the controller handles this error.
  if (!status) throw thrown;
  if (status === 404 || status === 410) return { status: 'expired' };
  if (status === 401 || status === 403)
    throw new MiniProgramLoginError('session_mismatch', `HTTP ${status}`, thrown);
  if (status >= 500 || [408, 425, 429].includes(status)) {
    return { status: 'retry', cause: thrown, after: readRetryAfter(headers) };
  }
  throw new MiniProgramLoginError('server_error', `HTTP ${status}`, thrown);
}

/**
 * Creates the `poll` of a code from a function that throws every `Response` that is not ok. 404 and 410 mean expired.
 * 401 and 403 mean that the code belongs to another session. 408, 425, 429 and 5xx are retried after `Retry-After`. Any
 * other status ends the login.
 *
 * @example
 * withHttpErrors(async (signal) => {
 *   const response = await fetch(`/codes/${id}`, { signal });
 *   if (!response.ok) throw response;
 *   return response.json();
 * })
 */
export const withHttpErrors =
  <Progress extends MiniProgramProgress>(poll: (signal: AbortSignal) => Promise<Progress>) =>
  (signal: AbortSignal): Promise<Progress | MiniProgramProgress<never>> =>
    poll(signal).catch(toProgress);
