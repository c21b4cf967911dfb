import type { ScanLoginEvents, ScanLoginOptions, ScanLoginState } from './options.js';

/** Keeps the state, and tells those who want to know. */
export interface Reporter<Result> {
  readonly state: ScanLoginState;
  subscribe(listener: () => void): () => void;
  enter(next: ScanLoginState): void;
  /** In a microtask of its own: a handler that throws is reported as the page's mistake, and does not stop the login. */
  emit<Name extends keyof ScanLoginEvents<Result>>(
    name: Name,
    ...details: Parameters<NonNullable<ScanLoginEvents<Result>[Name]>>
  ): void;
  /** Signed in: `onAuthorized`, and then the page moves on to `callbackUrl`. */
  succeed(...details: Parameters<NonNullable<ScanLoginEvents<Result>['onAuthorized']>>): void;
  /** Nobody hears of anything any more. */
  silence(): void;
}

export function createReporter<Result>(readOptions: () => ScanLoginOptions<Result>): Reporter<Result> {
  const listeners = new Set<() => void>();
  let state: ScanLoginState = { status: 'idle' };
  let silent = false;

  const emit: Reporter<Result>['emit'] = (name, ...details) =>
    queueMicrotask(() => {
      if (!silent) (readOptions()[name] as ((...details: unknown[]) => void) | undefined)?.(...details);
    });

  return {
    get state() {
      return state;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    enter(next) {
      const { status: previous } = state;
      state = next;
      // A second error is news, too.
      if (next.status !== previous || next.status === 'error') emit('onStatusChange', next.status, previous);
      for (const listener of [...listeners]) listener();
    },
    emit,
    succeed: (event) =>
      queueMicrotask(async () => {
        if (silent) return;
        const { callbackUrl, navigate = (url) => location.assign(url), onAuthorized } = readOptions();
        await onAuthorized?.(event);
        // Even if the handler has taken this login off the page: where to go had been said before.
        if (callbackUrl !== undefined) navigate(callbackUrl);
      }),
    silence() {
      silent = true;
    },
  };
}
