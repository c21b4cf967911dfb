import type { SecondaryStorage } from 'better-auth';

/** How many requests are allowed in how many seconds, counted from the first one. */
export interface Rate {
  max: number;
  window: number;
}

/** Addresses and accounts that are counted one by one at the same time; all beyond share one count. */
const MOST_KEYS = 100_000;
const SHARED_KEY = 'others';

type Increment = (key: string, window: number) => number | Promise<number>;

/** Counts in this process. Entries end with their window. */
function createMemory(): Increment {
  const entries = new Map<string, { count: number; endsAt: number }>();
  let sweepAt = 0;
  const sweep = (now: number) => {
    for (const [key, { endsAt }] of entries) if (endsAt <= now) entries.delete(key);
    sweepAt = now + 10_000;
  };
  const find = (key: string, now: number) => {
    const entry = entries.get(key);
    return entry && entry.endsAt > now ? entry : undefined;
  };
  return (key, window) => {
    // Not the time of day: a clock that is set back would keep visitors out.
    const now = performance.now();
    if (now >= sweepAt) sweep(now);
    // Forgetting the oldest instead would let whoever has many addresses reset the counts of others.
    const own = entries.size < MOST_KEYS || entries.has(key) ? key : SHARED_KEY;
    const entry = find(own, now) ?? { count: 0, endsAt: now + window * 1000 };
    entries.set(own, entry);
    return ++entry.count;
  };
}

/** Counts requests: in Redis for all processes together if there is one, otherwise in each process. */
export class RequestCounter {
  private readonly increment: Increment;

  constructor(shared: Pick<SecondaryStorage, 'increment'> | undefined) {
    this.increment = shared?.increment?.bind(shared) ?? createMemory();
  }

  /**
   * Counts one request and says whether it is within the rate. Both are one step, so that of many requests at the same
   * moment exactly `max` get through.
   */
  async isWithin(key: string, { max, window }: Rate): Promise<boolean> {
    return (await this.increment(`requests:${key}`, window)) <= max;
  }
}
