import type { SimulatedLogin } from './logins.js';

/**
 * What can happen to a login, in the usual order: its QR page was asked for, the phone read the code, the visitor
 * decided or let it expire, a server exchanged the code (step 2) and asked for the profile (step 3).
 */
export type SimulatedEventType =
  | 'requested'
  | 'scanned'
  | 'approved'
  | 'refused'
  | 'expired'
  | 'exchanged'
  | 'identified';

/** One thing that happened. */
export interface SimulatedEvent {
  readonly type: SimulatedEventType;
  /** As it stands now, not as it stood then. */
  readonly login: SimulatedLogin;
  /** ms of the simulator's clock. */
  readonly at: number;
}

/** Which event to wait for. */
export interface WaitOptions {
  /** Until there have been that many of them since the start. Default 1. */
  count?: number;
  /** ms until the promise rejects and says what did happen. Default 15 000. */
  timeout?: number;
}

/** A dev server may run for weeks. */
const KEPT = 1000;

/** What happened so far, in order, and those who want to hear of it. */
export class Journal {
  readonly events: SimulatedEvent[] = [];
  readonly #counts = new Map<SimulatedEventType, number>();
  readonly #listeners = new Set<(event: SimulatedEvent) => void>();

  constructor(readonly now: () => number) {}

  add(type: SimulatedEventType, login: SimulatedLogin): void {
    const event = { type, login, at: this.now() };
    this.events.push(event);
    this.#counts.set(type, this.getCount(type) + 1);
    if (this.events.length > KEPT) this.events.shift();
    for (const listener of [...this.#listeners]) listener(event);
  }

  /** Since the start, also of those that are not kept any more. */
  getCount(type: SimulatedEventType): number {
    return this.#counts.get(type) ?? 0;
  }

  /** Calls back with each event from now on; the answer ends it. */
  subscribe(listener: (event: SimulatedEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves with the first event from now on that passes, or with `undefined` after that many ms. */
  next(passes: (event: SimulatedEvent) => boolean, ms: number): Promise<SimulatedEvent | undefined> {
    return new Promise((resolve) => {
      const end = (event?: SimulatedEvent) => {
        clearTimeout(timer);
        stop();
        resolve(event);
      };
      const timer = setTimeout(end, ms);
      // Waiting must not keep a process alive.
      if (typeof timer === 'object') timer.unref();
      const stop = this.subscribe((event) => passes(event) && end(event));
    });
  }

  /** Looks back, too: whether the event came before or comes after the call makes no difference. */
  async waitFor(
    type: SimulatedEventType,
    { count = 1, timeout = 15_000 }: WaitOptions = {},
  ): Promise<SimulatedLogin> {
    const kept = this.events.filter((event) => event.type === type);
    const happened = this.getCount(type);
    const event =
      happened < count
        ? await this.next((next) => next.type === type && this.getCount(type) === count, timeout)
        : // The oldest that is still known stands for those that are not.
          kept[Math.max(0, count - 1 - (happened - kept.length))];
    if (event) return event.login;
    const seen = this.events.map((known) => known.type).join(', ') || 'nothing';
    throw new Error(
      `Waited ${timeout} ms for "${type}"${count > 1 ? ` (${count} times)` : ''}; what happened: ${seen}.`,
    );
  }
}
