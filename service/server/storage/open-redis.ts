import type { BetterAuthOptions } from 'better-auth';
import { Redis } from 'ioredis';
import type { Complaint } from './create-complaint.js';

/** Sessions, unfinished logins and request counts in Redis, for better-auth. */
export function openRedis(
  url: string,
  { failed, mended }: Complaint,
): { secondaryStorage: BetterAuthOptions['secondaryStorage']; close(): void } {
  const redis = new Redis(url, { keyPrefix: 'wechat-login:', maxRetriesPerRequest: 3 });
  redis.on('error', failed).on('ready', mended); // it reconnects by itself
  return {
    secondaryStorage: {
      get: (key) => redis.get(key),
      set: (key, value, ttl) => (ttl ? redis.set(key, value, 'EX', ttl) : redis.set(key, value)),
      getAndDelete: (key) => redis.getdel(key),
      delete: async (key) => {
        await redis.del(key);
      },
      async increment(key, ttl) {
        // The time to live is set with the key and never again, so that the window ends.
        const counted = await redis.multi().set(key, 0, 'EX', ttl, 'NX').incr(key).exec();
        return Number(counted?.[1]?.[1]);
      },
    },
    close: () => redis.disconnect(),
  };
}
