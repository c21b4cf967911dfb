import type { BetterAuthOptions } from 'better-auth';
import { Redis } from 'ioredis';
import type { Complaint } from './create-complaint.js';

/** Connects to Redis. Returns better-auth's secondary storage for sessions, unfinished logins and request counts. */
export function openRedis(
  url: string,
  { failed, recovered }: Complaint,
): { secondaryStorage: BetterAuthOptions['secondaryStorage']; close(): void } {
  const redis = new Redis(url, { keyPrefix: 'wechat-login:', maxRetriesPerRequest: 3 });
  redis.on('error', failed).on('ready', recovered); // ioredis reconnects automatically
  return {
    secondaryStorage: {
      get: (key) => redis.get(key),
      set: (key, value, ttl) => (ttl ? redis.set(key, value, 'EX', ttl) : redis.set(key, value)),
      getAndDelete: (key) => redis.getdel(key),
      delete: async (key) => {
        await redis.del(key);
      },
      async increment(key, ttl) {
        // The time to live is set only when the key is created. Otherwise the window would never end.
        const counted = await redis.multi().set(key, 0, 'EX', ttl, 'NX').incr(key).exec();
        return Number(counted?.[1]?.[1]);
      },
    },
    close: () => redis.disconnect(),
  };
}
