type Handlers = Partial<Record<string, unknown>>;

/** Calls the page's handler of that name, if it has one. */
export type Emit<Events> = <Name extends keyof Events>(
  name: Name,
  ...details: Parameters<Extract<Events[Name], (...details: never[]) => unknown>>
) => void;

/**
 * Creates the function that calls the page's event handlers: each in a microtask of its own, so that one that throws is
 * reported as the page's mistake and does not stop the login. Calls nothing after `life` has aborted.
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
