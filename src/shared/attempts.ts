import { onAbort } from './listen.js';
import { onRestore, whenOpened } from './page-life.js';

/** One attempt at a time. Everything that is tied to an attempt's signal ends with it. */
export interface Attempts {
  /** Aborts when the current attempt ends. */
  readonly signal: AbortSignal;
  /** Ends the current attempt and starts the next one, as soon as `wait` calls back. @default `whenOpened` */
  start(wait?: typeof whenOpened): void;
  /** Ends the current attempt. */
  end(): void;
}

/**
 * Runs attempts until `life` aborts. A page that returns from the back/forward cache starts a fresh one: what was on
 * screen there has been used or has expired.
 */
export function createAttempts(life: AbortSignal, run: (signal: AbortSignal) => void): Attempts {
  let current = new AbortController();
  const attempts: Attempts = {
    get signal() {
      return current.signal;
    },
    start(wait = whenOpened) {
      current.abort();
      if (life.aborted) return;
      current = new AbortController();
      const { signal } = current;
      // Not at once: StrictMode mounts, unmounts and mounts within one task, and only the last may make a request.
      queueMicrotask(() => signal.aborted || wait(signal, () => run(signal)));
    },
    end: () => current.abort(),
  };
  onAbort(life, attempts.end);
  onRestore(life, () => attempts.start());
  return attempts;
}
