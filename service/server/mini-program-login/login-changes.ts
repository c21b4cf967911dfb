import type { Announcements } from '../storage/announcements.js';
import type { MiniProgramLogin } from './mini-program-login-schema.js';

/** A login with its new status. */
export type LoginChange = Pick<MiniProgramLogin, 'id' | 'status'>;

/** Announces to all processes that a login has changed, because any of them can serve the waiting page. */
export const announceChange = ({ send }: Pick<Announcements, 'send'>, { id, status }: LoginChange) =>
  send(`${id} ${status}`);

/**
 * Calls the listener with each login that has changed, in any process. Calls it with undefined if changes may have been
 * missed.
 */
export function listenToChanges(
  { listen }: Pick<Announcements, 'listen'>,
  listener: (change: LoginChange | undefined) => void,
): void {
  listen((text) => {
    const [id = '', status] = text?.split(' ') ?? [];
    listener(text === undefined ? undefined : { id, status: status as LoginChange['status'] });
  });
}
