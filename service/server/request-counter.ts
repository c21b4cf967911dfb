import type { SecondaryStorage } from 'better-auth';

/** Allows `max` requests in `window` seconds. The window starts with the first request. */
export interface Rate {
  max: number;
  window: number;
}

/** Maximum number of keys with a counter of their own. Further keys share one counter. */
const MAX_KEYS = 100_000;
const SHARED_KEY = 'others';

type Increment = (key: string, window: number) => number | Promise<number>;

/** Counts in the memory of this process. */
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
    // performance.now() is monotonic: setting the clock back does not lock visitors out.
    const now = performance.now();
    if (now >= sweepAt) sweep(now);
    // Evicting the oldest keys would let an attacker with many addresses reset the counters of others.
    const own = entries.size < MAX_KEYS || entries.has(key) ? key : SHARED_KEY;
    const entry = find(own, now) ?? { count: 0, endsAt: now + window * 1000 };
    entries.set(own, entry);
    return ++entry.count;
  };
}

/** Counts requests, in Redis for all processes together or, without Redis, in each process. */
export class RequestCounter {
  private readonly increment: Increment;

  constructor(shared: Pick<SecondaryStorage, 'increment'> | undefined) {
    this.increment = shared?.increment?.bind(shared) ?? createMemory();
  }

  /**
   * Counts a request and returns whether it is within the rate. The increment is atomic, so that exactly `max` of many
   * concurrent requests succeed.
   */
  async isWithin(key: string, { max, window }: Rate): Promise<boolean> {
    return (await this.increment(`requests:${key}`, window)) <= max;
  }
}
