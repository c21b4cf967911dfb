import { onAbort } from './listen.js';
import { onRestore, whenOpened, whenVisible } from './page-life.js';

/** The attempts of a login, one at a time. Each attempt has a signal that ends its listeners, timers and requests. */
export interface Attempts {
  /** Aborts when the current attempt ends. */
  readonly signal: AbortSignal;
  /** Ends the current attempt and starts the next one. A prerendered page starts it when the visitor opens the page. */
  start(): void;
  /**
   * Starts the next attempt as soon as `page` is visible, up to `autoRefresh` times in a row. `start` resets the count.
   */
  renew(autoRefresh: boolean | number | undefined, page: Document): void;
  /** Ends the current attempt. */
  end(): void;
  /**
   * Calls the page's success handler in a microtask, and `onFailure` if it throws or rejects. Calls nothing if the
   * login has ended or has started again in the meantime.
   */
  settle(handler: () => unknown, onFailure: (cause: unknown) => void): Promise<void>;
}

/** Renewals in a row with `autoRefresh: true`. The limit keeps an unattended page from sending requests forever. */
const RENEWALS = 5;

/**
 * Runs attempts until `life` aborts. Starts a new one when the page returns from the back/forward cache, because the QR
 * code on screen has been used or has expired.
 */
export function createAttempts(life: AbortSignal, run: (signal: AbortSignal) => void): Attempts {
  let current = new AbortController();
  let renewals = 0;
  const next = (wait: typeof whenOpened) => {
    current.abort();
    if (life.aborted) return;
    current = new AbortController();
    const { signal } = current;
    // In a microtask, because StrictMode mounts, unmounts and mounts in one task, and only the last mount should send a
    // request.
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
