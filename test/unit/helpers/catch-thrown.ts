import { vi } from 'vitest';

/** Collects what functions in microtasks throw. The browser would report it. */
export function catchThrown(): unknown[] {
  const thrown: unknown[] = [];
  vi.stubGlobal('queueMicrotask', (task: () => unknown) =>
    Promise.resolve()
      .then(task)
      .catch((error) => thrown.push(error)),
  );
  return thrown;
}
