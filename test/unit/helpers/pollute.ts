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
  for (const name of new Set(names)) {
    const gadget = vi.fn(() => ({}));
    for (const value of [...VALUES, gadget]) {
      // The faked clock takes a timer with an interval for one that repeats.
      if (name === 'interval' && Number(value)) continue;
      const seen = JSON.stringify(await runPolluted(name, value, play));
      if (seen !== clean || gadget.mock.calls.length > 0) read.add(name);
    }
  }
  return [...read];
}
