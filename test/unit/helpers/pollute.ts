import { vi } from 'vitest';

/** What a gadget elsewhere in the page could leave on `Object.prototype`. */
const VALUES: unknown[] = ['https://evil.example/x.js', 'none', 1, true, { 'x-evil': '1' }];

/** Runs with that value on `Object.prototype`, as an assignment leaves it there, and takes it away again. */
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

/** Those names whose value on `Object.prototype` is called, or changes anything in what `play` has seen. */
export async function findReadNames(names: string[], play: () => Promise<unknown>): Promise<string[]> {
  const clean = JSON.stringify(await play());
  const read = new Set<string>();
  for (const value of [...VALUES, vi.fn(() => ({}))]) {
    // The faked clock takes a timer with an interval for one that repeats.
    const given = [...new Set(names)].filter((name) => name !== 'interval' || !Number(value));
    const isRead = async (polluted: string[]) => {
      if (vi.isMockFunction(value)) value.mockClear();
      // One after the other around the run: each takes its own name away again.
      const run = polluted.reduce<() => Promise<unknown>>(
        (inner, name) => () => runPolluted(name, value, inner),
        play,
      );
      const seen = JSON.stringify(await run());
      return seen !== clean || (vi.isMockFunction(value) && value.mock.calls.length > 0);
    };
    // All names at once: one run instead of one for each name. Only a run that differs asks which name it was.
    if (!(await isRead(given))) continue;
    for (const name of given) if (await isRead([name])) read.add(name);
  }
  return [...read];
}
