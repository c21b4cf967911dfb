import type { ScanLoginEvents, ScanLoginOptions, ScanLoginState } from './options.js';

/** Keeps the state, and tells those who want to know. */
export interface Reporter<Result> {
  readonly state: ScanLoginState;
  enter(next: ScanLoginState): void;
  /** In a microtask of its own: a handler that throws is reported as the page's mistake, and does not stop the login. */
  emit<Name extends keyof ScanLoginEvents<Result>>(
    name: Name,
    ...details: Parameters<NonNullable<ScanLoginEvents<Result>[Name]>>
  ): void;
  /** Signed in: `onAuthorized`, and then the page moves on to `callbackUrl`. */
  succeed(...details: Parameters<NonNullable<ScanLoginEvents<Result>['onAuthorized']>>): void;
}

/** `signal`: once it aborts, nobody hears of anything any more. */
export function createReporter<Result>(
  readOptions: () => ScanLoginOptions<Result>,
  onChange: ((state: ScanLoginState) => void) | undefined,
  signal: AbortSignal,
): Reporter<Result> {
  const emit: Reporter<Result>['emit'] = (name, ...details) =>
    queueMicrotask(() => {
      if (!signal.aborted)
        (readOptions()[name] as ((...details: unknown[]) => void) | undefined)?.(...details);
    });

  const reporter: { -readonly [key in keyof Reporter<Result>]: Reporter<Result>[key] } = {
    state: { status: 'idle' },
    enter(next) {
      const { status } = reporter.state;
      reporter.state = next;
      // A second error is news, too.
      if (next.status !== status || next.error) emit('onStatusChange', next.status, status);
      try {
        onChange?.(next);
      } catch (thrown) {
        // The page's mistake, as with a handler.
        queueMicrotask(() => {
          throw thrown;
        });
      }
    },
    emit,
    succeed: (event) =>
      queueMicrotask(async () => {
        if (signal.aborted) return;
        const { callbackUrl, navigate = (url) => location.assign(url), onAuthorized } = readOptions();
        await onAuthorized?.(event);
        // Even if the handler has taken this login off the page: where to go had been said before.
        if (callbackUrl !== undefined) navigate(callbackUrl);
      }),
  };
  return reporter;
}
