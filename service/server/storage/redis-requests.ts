import type { Redis } from 'ioredis';
import { SLICES, type TakeRequest } from '../request-counter.js';

/**
 * Counts in hashes of slices, by Redis's clock. KEYS: a counter for each limit. ARGV: `max` and `window` of each limit.
 * Returns the seconds to wait, 0 if the request is counted. A refused request is counted only by the limits before the
 * one that refuses it.
 */
const SCRIPT = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
for index, key in ipairs(KEYS) do
  local max, window = tonumber(ARGV[2 * index - 1]), tonumber(ARGV[2 * index]) * 1000
  local length = window / ${SLICES}
  local slice = math.floor(now / length)
  local count, oldest = 0, slice
  local entries = redis.call('HGETALL', key)
  for entry = 1, #entries, 2 do
    local start = tonumber(entries[entry])
    if start <= slice - ${SLICES} then
      redis.call('HDEL', key, entries[entry])
    else
      count = count + tonumber(entries[entry + 1])
      oldest = math.min(oldest, start)
    end
  end
  if count >= max then
    return math.ceil(((oldest + ${SLICES}) * length - now) / 1000)
  end
  redis.call('HINCRBY', key, string.format('%.0f', slice), 1)
  redis.call('PEXPIRE', key, string.format('%.0f', window))
end
return 0`;

/** Creates a function that counts requests in Redis, with one round trip for all limits of a request. */
export function createRedisRequests(redis: Redis): TakeRequest {
  redis.defineCommand('takeRequest', { lua: SCRIPT });
  const { takeRequest } = redis as unknown as { takeRequest(...args: (string | number)[]): Promise<number> };
  return (limits) =>
    takeRequest.call(
      redis,
      limits.length,
      ...limits.map(([key]) => `requests:${key}`),
      ...limits.flatMap(([, { max, window }]) => [max, window]),
    );
}
