import type { Faults, SimulatedFault, SimulatedPart } from './faults.js';
import type { Journal, SimulatedEvent, SimulatedEventType, WaitOptions } from './journal.js';
import type { Logins } from './logins.js';
import type { CodePlacement, SimulatedLogin } from './simulated-login.js';
import type { SimulatedUser } from './simulated-user.js';

/** Selects the login to act on. */
export interface LoginSelection {
  /** The login's `uuid`. @default the newest login */
  uuid?: string;
}

/**
 * Plays the visitor and the phone in a test.
 *
 * `scan`, `approve`, `refuse` and `expire` throw if the login does not exist yet: call `await waitFor('requested')`
 * first.
 */
export interface WeChatControl {
  /** The logins so far, oldest first: one for each request of the QR page. Only the last 500 are stored. */
  readonly logins: readonly SimulatedLogin[];
  /** The events so far, oldest first. Only the last 1,000 are stored. */
  readonly events: readonly SimulatedEvent[];
  /**
   * Resolves with the login when the event happens, or at once if it has already happened. Rejects after 15 seconds, or
   * after `timeout` ms.
   *
   * @example
   * await wechat.waitFor('requested', { count: 2 }); // the second QR code is shown
   */
  waitFor(type: SimulatedEventType, options?: WaitOptions): Promise<SimulatedLogin>;
  /** Scans the QR code. The QR page shows that it was scanned. */
  scan(selection?: LoginSelection): SimulatedLogin;
  /**
   * Approves the login. The QR page redirects with code and state. Throws if the login is approved or expired.
   *
   * `user` defaults to the first user. `placement` defaults to `end`; quick login uses `query`.
   */
  approve(selection?: LoginSelection & { placement?: CodePlacement; user?: SimulatedUser }): SimulatedLogin;
  /**
   * Refuses the login. The QR page redirects with the state only, or stays open, depending on the option `refusal`.
   * Throws if the login is approved or expired.
   */
  refuse(selection?: LoginSelection): SimulatedLogin;
  /**
   * Lets the QR code expire. The QR page shows it. As with WeChat, the page around the frame is not notified. Throws if
   * the login is approved.
   */
  expire(selection?: LoginSelection): SimulatedLogin;
  /**
   * Makes a part of WeChat fail from now on. `fault` defaults to `unreachable`.
   *
   * @throws `RangeError` if `fault` is a number that is not valid for this part
   */
  break(part: SimulatedPart, fault?: SimulatedFault): void;
  /** Makes a part work again, or all parts if `part` is not set. Requests that were hanging are answered. */
  repair(part?: SimulatedPart): void;
}

/** Creates the control of a simulated WeChat. `approve` chooses the default user and issues the code. */
export function createControl(
  logins: Logins,
  journal: Journal,
  faults: Faults,
  approve: (login: SimulatedLogin, user?: SimulatedUser, placement?: CodePlacement) => SimulatedLogin,
): WeChatControl {
  const select = ({ uuid }: LoginSelection = {}): SimulatedLogin => {
    const login = logins.get(uuid ?? logins.all.at(-1)?.uuid);
    if (!login)
      throw new Error(
        uuid
          ? `There is no login with the uuid ${uuid}. See \`logins\` for the known ones.`
          : "There is no login yet: the QR page was not requested. Call await waitFor('requested') first.",
      );
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
    repair: (part) => faults.repair(part),
  };
}
