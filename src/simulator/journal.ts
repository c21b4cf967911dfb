import type { SimulatedLogin } from './simulated-login.js';

/**
 * A step of a login:
 *
 * - `requested`: a browser requested the QR page, or the official account's page inside WeChat
 * - `scanned`: the phone scanned the QR code
 * - `approved`, `refused`: the visitor decided
 * - `expired`: the QR code expired
 * - `exchanged`: a server exchanged the code for tokens
 * - `identified`: a server read the profile
 */
export type SimulatedEventType =
  | 'requested'
  | 'scanned'
  | 'approved'
  | 'refused'
  | 'expired'
  | 'exchanged'
  | 'identified';

/** An event in the life of a login. */
export interface SimulatedEvent {
  readonly type: SimulatedEventType;
  /** The login in its current state, not as it was at the time of the event. */
  readonly login: SimulatedLogin;
  /** Time in ms on the simulator's clock. */
  readonly at: number;
}

/** Options of `waitFor`. */
export interface WaitOptions {
  /** The number of events of this type since the start. @default 1 */
  count?: number;
  /** Time in ms until the promise rejects. @default 15_000 */
  timeout?: number;
}

/** The number of events that are stored. */
const MAX_EVENTS = 1000;

/** Stores the latest events in order and notifies listeners. */
export class Journal {
  readonly events: SimulatedEvent[] = [];
  readonly #counts = new Map<SimulatedEventType, number>();
  readonly #listeners = new Set<(event: SimulatedEvent) => void>();

  constructor(readonly now: () => number) {}

  /** Stores an event and calls all listeners. */
  add(type: SimulatedEventType, login: SimulatedLogin): void {
    const event = { type, login, at: this.now() };
    this.events.push(event);
    this.#counts.set(type, this.getCount(type) + 1);
    if (this.events.length > MAX_EVENTS) this.events.shift();
    for (const listener of [...this.#listeners]) listener(event);
  }

  /** Returns the number of events of a type since the start. Includes events that are no longer stored. */
  getCount(type: SimulatedEventType): number {
    return this.#counts.get(type) ?? 0;
  }

  /** Calls `listener` with each new event. Returns a function that unsubscribes it. */
  subscribe(listener: (event: SimulatedEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves with the next event that `matches` accepts, or with `undefined` after `timeout` ms. */
  next(matches: (event: SimulatedEvent) => boolean, timeout: number): Promise<SimulatedEvent | undefined> {
    return new Promise((resolve) => {
      const end = (event?: SimulatedEvent) => {
        clearTimeout(timer);
        unsubscribe();
        resolve(event);
      };
      const timer = setTimeout(end, timeout);
      // In Node, an active timer would keep the process alive.
      if (typeof timer === 'object') timer.unref();
      const unsubscribe = this.subscribe((event) => matches(event) && end(event));
    });
  }

  /**
   * Resolves with the login of an event. The event may have happened before the call.
   *
   * @throws an `Error` that lists the events so far, if `timeout` ms pass without the event
   */
  async waitFor(
    type: SimulatedEventType,
    { count = 1, timeout = 15_000 }: WaitOptions = {},
  ): Promise<SimulatedLogin> {
    const kept = this.events.filter((event) => event.type === type);
    const happened = this.getCount(type);
    const event =
      happened < count
        ? await this.next((next) => next.type === type && this.getCount(type) === count, timeout)
        : // The oldest stored event stands for those that are no longer stored.
          kept[Math.max(0, count - 1 - (happened - kept.length))];
    if (event) return event.login;
    const seen = this.events.map((known) => known.type).join(', ') || 'nothing';
    throw new Error(
      `Waited ${timeout} ms for "${type}"${count > 1 ? ` (${count} times)` : ''}; what happened: ${seen}.`,
    );
  }
}
