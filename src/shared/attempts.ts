import { onAbort } from './listen.js';
import { onRestore, whenOpened, whenVisible } from './page-life.js';

/** One attempt at a time. Everything that is tied to an attempt's signal ends with it. */
export interface Attempts {
  /** Aborts when the current attempt ends. */
  readonly signal: AbortSignal;
  /** Ends the current attempt and starts the next one, in a prerendered page when it is opened. */
  start(): void;
  /**
   * Starts the next attempt as soon as `page` is visible, as often in a row as `autoRefresh` says. `start` resets the
   * count.
   */
  renew(autoRefresh: boolean | number | undefined, page: Document): void;
  /** Ends the current attempt. */
  end(): void;
  /**
   * Calls the page's handler of a success in a microtask, and `onFailure` if it throws or rejects. Not if the login has
   * ended or started again by then: nobody is left to tell.
   */
  settle(handler: () => unknown, onFailure: (cause: unknown) => void): Promise<void>;
}

/** How often in a row `autoRefresh: true` renews: an unattended page must not ask forever. */
const RENEWALS = 5;

/**
 * Runs attempts until `life` aborts. A page that returns from the back/forward cache starts a fresh one: what was on
 * screen there has been used or has expired.
 */
export function createAttempts(life: AbortSignal, run: (signal: AbortSignal) => void): Attempts {
  let current = new AbortController();
  let renewals = 0;
  const next = (wait: typeof whenOpened) => {
    current.abort();
    if (life.aborted) return;
    current = new AbortController();
    const { signal } = current;
    // Not at once: StrictMode mounts, unmounts and mounts within one task, and only the last may make a request.
    queueMicrotask(() => signal.aborted || wait(signal, () => run(signal)));
  };
  const attempts: Attempts = {
    get signal() {
      return current.signal;
    },
    start() {
      renewals = 0;
      next(whenOpened);
    },
    renew(autoRefresh, page) {
      const limit = autoRefresh === true ? RENEWALS : Number(autoRefresh ?? 0);
      if (renewals++ < limit) next((...given) => whenVisible(page, ...given));
    },
    end: () => current.abort(),
    async settle(handler, onFailure) {
      const settled = current;
      try {
        await undefined;
        if (!life.aborted) await handler();
      } catch (cause) {
        if (settled === current && !life.aborted) onFailure(cause);
      }
    },
  };
  onAbort(life, attempts.end);
  onRestore(life, attempts.start);
  return attempts;
}
