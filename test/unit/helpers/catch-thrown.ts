import { vi } from 'vitest';

/** Collects the errors that functions in microtasks throw, and that the browser would report. */
export function catchThrown(): unknown[] {
  const thrown: unknown[] = [];
  vi.stubGlobal('queueMicrotask', (task: () => unknown) =>
    Promise.resolve()
      .then(task)
      .catch((error) => thrown.push(error)),
  );
  return thrown;
}
