import type { BetterAuthOptions } from 'better-auth';
import { Redis } from 'ioredis';
import { createListeners } from './announcements.js';
import type { Complaint } from './create-complaint.js';
import { createRedisRequests } from './redis-requests.js';
import type { Storage } from './storage.js';

const CHANNEL = 'wechat-login:announcements';

/** What Redis is used for: better-auth's sessions and unfinished logins, request counts, and announcements by pub/sub. */
interface SharedMemory extends Required<Pick<Storage, 'announcements' | 'takeRequest'>> {
  secondaryStorage: NonNullable<BetterAuthOptions['secondaryStorage']>;
  /** Resolves if Redis answers. */
  ping(): Promise<unknown>;
  close(): void;
}

/** Connects to Redis. */
export function openRedis(url: string, { failed, recovered }: Complaint): SharedMemory {
  const redis = new Redis(url, { keyPrefix: 'wechat-login:', maxRetriesPerRequest: 3 });
  // A connection that listens accepts no other commands.
  const subscriber = redis.duplicate({ keyPrefix: '', maxRetriesPerRequest: null, autoResubscribe: false });
  const { call, listen } = createListeners();
  for (const client of [redis, subscriber]) client.on('error', failed).on('ready', recovered); // ioredis reconnects
  subscriber.on('message', (_channel, text) => call(text));
  subscriber.on('ready', () => {
    subscriber.subscribe(CHANNEL).then(() => call(undefined), failed);
  });
  return {
    secondaryStorage: {
      get: (key) => redis.get(key),
      set: (key, value, ttl) => (ttl ? redis.set(key, value, 'EX', ttl) : redis.set(key, value)),
      getAndDelete: (key) => redis.getdel(key),
      delete: async (key) => {
        await redis.del(key);
      },
      // better-auth's type requires it, for its own rate limits.
      async increment(key, ttl) {
        const counted = await redis.multi().set(key, 0, 'EX', ttl, 'NX').incr(key).exec();
        return Number(counted?.[1]?.[1]);
      },
    },
    takeRequest: createRedisRequests(redis),
    announcements: {
      listen,
      send(text) {
        redis.publish(CHANNEL, text).catch(failed);
      },
    },
    ping: () => redis.ping(),
    close() {
      redis.disconnect();
      subscriber.disconnect();
    },
  };
}
