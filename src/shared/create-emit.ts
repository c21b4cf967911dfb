type Handlers = Partial<Record<string, unknown>>;

/** Calls the page's handler with that name, if there is one. */
export type Emit<Events> = <Name extends keyof Events>(
  name: Name,
  ...details: Parameters<Extract<Events[Name], (...details: never[]) => unknown>>
) => void;

/**
 * Creates the function that calls the page's event handlers. Each one runs in its own microtask: if it throws, the
 * browser reports the error and the login continues. Calls nothing after `life` has aborted.
 */
export const createEmit =
  <Events>(getHandlers: () => Events, life: AbortSignal): Emit<Events> =>
  (name, ...details) =>
    queueMicrotask(() => {
      if (life.aborted) return;
      ((getHandlers() as Handlers)[name as string] as ((...details: unknown[]) => void) | undefined)?.(
        ...details,
      );
    });
