import { vi } from 'vitest';

/** Values that another script could put on `Object.prototype`. */
const VALUES: unknown[] = ['https://evil.example/x.js', 'none', 1, true, { 'x-evil': '1' }];

/** Runs a function with that value on `Object.prototype`, as after an assignment. Removes the value afterwards. */
export async function runPolluted<T>(name: string, value: unknown, run: () => Promise<T>): Promise<T> {
  Object.defineProperty(Object.prototype, name, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  });
  try {
    return await run();
  } finally {
    Reflect.deleteProperty(Object.prototype, name);
  }
}

/** Returns the names whose value on `Object.prototype` is called, or changes the result of `play`. */
export async function findReadNames(names: string[], play: () => Promise<unknown>): Promise<string[]> {
  const clean = JSON.stringify(await play());
  const read = new Set<string>();
  for (const value of [...VALUES, vi.fn(() => ({}))]) {
    // The fake clock repeats a timer that has an `interval`.
    const given = [...new Set(names)].filter((name) => name !== 'interval' || !Number(value));
    const isRead = async (polluted: string[]) => {
      if (vi.isMockFunction(value)) value.mockClear();
      // Nested around the run, so that each one removes its own name.
      const run = polluted.reduce<() => Promise<unknown>>(
        (inner, name) => () => runPolluted(name, value, inner),
        play,
      );
      const seen = JSON.stringify(await run());
      return seen !== clean || (vi.isMockFunction(value) && value.mock.calls.length > 0);
    };
    // One run with all names at once. Only if its result differs, one run per name finds the cause.
    if (!(await isRead(given))) continue;
    for (const name of given) if (await isRead([name])) read.add(name);
  }
  return [...read];
}
