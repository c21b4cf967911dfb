import { ScanLoginError } from './errors.js';

/** What follows from something that was thrown. */
export type Failure =
  | { status: 'expired' }
  | { status: 'error'; error: ScanLoginError }
  /** Try again; not before `ms`, where the server says so. */
  | { status: 'retry'; ms?: number | undefined };

/** ms in a `Retry-After` header: seconds, or a date (RFC 9110, 10.2.3). */
function readRetryAfter(headers: Headers | undefined): number | undefined {
  const value = headers?.get('retry-after');
  if (!value) return undefined;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return ms > 0 ? ms : undefined;
}

/** Tells apart what may pass, what means the code's end, and what will not get better. The one place that knows. */
export function judge(thrown: unknown): Failure {
  if (thrown instanceof ScanLoginError) return { status: 'error', error: thrown };
  const { status, headers } = (thrown ?? {}) as Partial<Response>;
  // No answer, or one that is none: the network, a captive portal.
  if (!status) return { status: 'retry' };
  if (status === 404 || status === 410) return { status: 'expired' };
  if (status === 401 || status === 403) {
    return { status: 'error', error: new ScanLoginError('session_mismatch', `HTTP ${status}`, thrown) };
  }
  if (status >= 500 || [408, 425, 429].includes(status)) {
    return { status: 'retry', ms: readRetryAfter(headers) };
  }
  return { status: 'error', error: new ScanLoginError('server_error', `HTTP ${status}`, thrown) };
}

/** The error for a code that could not be had. There is no code yet that could expire, so nothing is tried again. */
export function toCreateError(thrown: unknown): ScanLoginError {
  const failure = judge(thrown);
  const { status } = (thrown ?? {}) as Partial<Response>;
  if (failure.status === 'error' && failure.error.code !== 'server_error') return failure.error;
  return thrown instanceof ScanLoginError
    ? thrown
    : new ScanLoginError('create_failed', status ? `HTTP ${status}` : '', thrown);
}
