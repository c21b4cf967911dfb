import { warnOnce } from '../shared/warn-once.js';

/**
 * Warns about a failed poll, once per reason, because failed polls are retried without an event. Development builds
 * only.
 */
export function warnAboutFailure(thrown: unknown, ms: number): void {
  const reason = thrown instanceof Response ? `HTTP ${thrown.status}` : `${thrown}`;
  warnOnce(`a poll failed (${reason}) and will be retried in ${Math.round(ms)} ms.`, reason);
}
