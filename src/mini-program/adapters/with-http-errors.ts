import type { MiniProgramProgress } from '../mini-program-adapter.js';
import { MiniProgramLoginError } from '../mini-program-login-error.js';

/** Reads the ms of a `Retry-After` header: seconds, or a date (RFC 9110, 10.2.3). */
function readRetryAfter(headers: Headers | undefined): number | undefined {
  const value = headers?.get('retry-after');
  if (!value) return undefined;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return ms > 0 ? ms : undefined;
}

/** Decides whether a failure is temporary, means that the code has expired, or is final. */
function judge(thrown: unknown): MiniProgramProgress<never> {
  const { status, headers } = (thrown ?? {}) as Partial<Response>;
  // No response, one that is not JSON (a captive portal's), or an error that the controller handles.
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
 * Creates a code's `poll` from a function that throws every `Response` that is not ok. 404 and 410 mean expired. 401 and
 * 403 mean that the code belongs to another session. 408, 425, 429 and 5xx are retried, not before `Retry-After`. Any
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
    poll(signal).catch(judge);
