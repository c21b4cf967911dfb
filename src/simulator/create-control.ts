import type { Faults, SimulatedFault, SimulatedPart } from './faults.js';
import type { Journal, SimulatedEvent, SimulatedEventType, WaitOptions } from './journal.js';
import type { CodePlacement, Logins, SimulatedLogin } from './logins.js';
import type { SimulatedUser } from './users.js';

/** Which running login to act on: its uuid. Default: the newest. */
export interface LoginSelection {
  uuid?: string;
}

/** The hand that holds the phone. The verbs throw when there is no such login yet: `await waitFor('requested')` first. */
export interface WeChatControl {
  /** All logins so far, oldest first: one for each request of the QR page. */
  readonly logins: readonly SimulatedLogin[];
  /** What happened so far, oldest first; the last thousand. */
  readonly events: readonly SimulatedEvent[];
  /** Resolves with the login as soon as that has happened, before or after the call. Rejects after 15 s unless told otherwise. */
  waitFor(type: SimulatedEventType, options?: WaitOptions): Promise<SimulatedLogin>;
  /** The phone has read the code. */
  scan(selection?: LoginSelection): SimulatedLogin;
  /**
   * The visitor tapped Approve: the QR page redirects with code and state. `user` is who, by default the first;
   * `placement` says where the code goes: quick login puts it before the `#`.
   */
  approve(selection?: LoginSelection & { placement?: CodePlacement; user?: SimulatedUser }): SimulatedLogin;
  /** The visitor tapped Refuse: the QR page redirects with the state only, or stays, as `refusal` says. */
  refuse(selection?: LoginSelection): SimulatedLogin;
  /** The QR page shows that its code has expired. The page around it is told nothing, as in life. */
  expire(selection?: LoginSelection): SimulatedLogin;
  /** From now on that part of WeChat fails, by default as if its host could not be reached. */
  break(part: SimulatedPart, fault?: SimulatedFault): void;
  /** That part works again, or everything; what was hanging is answered. */
  mend(part?: SimulatedPart): void;
}

/** `approve` finds out who it is, and makes the code. */
export function createControl(
  logins: Logins,
  journal: Journal,
  faults: Faults,
  approve: (login: SimulatedLogin, user?: SimulatedUser, placement?: CodePlacement) => SimulatedLogin,
): WeChatControl {
  const select = ({ uuid }: LoginSelection = {}): SimulatedLogin => {
    const login = logins.get(uuid ?? logins.all.at(-1)?.uuid);
    if (!login) throw new Error(`There is no login ${uuid ?? 'yet: the QR page has not been asked for'}.`);
    return login;
  };

  return {
    get logins() {
      return logins.all;
    },
    get events() {
      return [...journal.events];
    },
    waitFor: (type, wait) => journal.waitFor(type, wait),
    scan: (selection) => logins.scan(select(selection)),
    approve: (selection) => approve(select(selection), selection?.user, selection?.placement),
    refuse: (selection) => logins.refuse(select(selection)),
    expire: (selection) => logins.expire(select(selection)),
    break: (part, fault) => faults.break(part, fault),
    mend: (part) => faults.mend(part),
  };
}
