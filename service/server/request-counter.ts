/** Allows `max` requests in any `window` seconds. */
export interface Rate {
  max: number;
  window: number;
}

/**
 * Counts a request against several limits, in this order. Resolves to the seconds to wait if a limit is reached, otherwise
 * to 0. A refused request does not count against the limit that refuses it, nor against those after it.
 */
export type TakeRequest = (limits: readonly (readonly [key: string, rate: Rate])[]) => Promise<number>;

/**
 * Number of slices of a window. The window slides by one slice, so it is up to a twentieth shorter than stated. It is never
 * longer: steady traffic below the limit is never refused.
 */
export const SLICES = 20;

/** Maximum number of keys with a counter of their own. Further keys share one counter. */
const MAX_KEYS = 100_000;
const SHARED_KEY = 'others';

/** The requests of one key: how many in which slice of the window. */
interface Counter {
  counts: Map<number, number>;
  endsAt: number;
}

/** Creates a function that counts requests in the memory of this process. */
export function createRequestCounter(): TakeRequest {
  const counters = new Map<string, Counter>();
  let sweepAt = 0;
  const sweep = (now: number) => {
    for (const [key, { endsAt }] of counters) if (endsAt <= now) counters.delete(key);
    sweepAt = now + 10_000;
  };
  const take = (key: string, { max, window }: Rate, now: number): number => {
    // Evicting the oldest keys would let an attacker with many addresses reset the counters of others.
    const own = counters.size < MAX_KEYS || counters.has(key) ? key : SHARED_KEY;
    const counter = counters.get(own) ?? { counts: new Map<number, number>(), endsAt: 0 };
    const length = (window * 1000) / SLICES;
    const slice = Math.floor(now / length);
    let count = 0;
    for (const [start, requests] of counter.counts) {
      if (start <= slice - SLICES) counter.counts.delete(start);
      else count += requests;
    }
    if (count >= max) {
      // The first slice of a map is the oldest one.
      const [oldest = slice] = counter.counts.keys();
      return Math.ceil(((oldest + SLICES) * length - now) / 1000);
    }
    counter.counts.set(slice, (counter.counts.get(slice) ?? 0) + 1);
    counter.endsAt = (slice + SLICES) * length;
    counters.set(own, counter);
    return 0;
  };
  return async (limits) => {
    // performance.now() is monotonic: setting the clock back does not lock visitors out.
    const now = performance.now();
    if (now >= sweepAt) sweep(now);
    for (const [key, rate] of limits) {
      const wait = take(key, rate, now);
      if (wait) return wait;
    }
    return 0;
  };
}
