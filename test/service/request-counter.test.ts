import { expect, test } from 'vitest';
import { RequestCounter } from '../../service/server/request-counter.js';
import { createComplaint } from '../../service/server/storage/create-complaint.js';
import { openRedis } from '../../service/server/storage/open-redis.js';
import { startRedis } from './daemons.js';

test('processes that share Redis count exactly', async ({ skip }) => {
  const redis = await startRedis();
  if (typeof redis === 'string') return skip(redis);
  const complaint = createComplaint('REDIS_URL', () => undefined);
  const connections = [openRedis(redis.url, complaint), openRedis(redis.url, complaint)];
  const counters = connections.map(({ secondaryStorage }) => new RequestCounter(secondaryStorage));
  const rate = { max: 20, window: 60 };
  const asked = Array.from({ length: 200 }, (_, index) => counters[index % 2]?.isWithin('a', rate));
  expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(20);
  for (const { close } of connections) close();
  await redis.stop();
});

test('many addresses do not reset the counters of others', async () => {
  const counter = new RequestCounter(undefined);
  const rate = { max: 1, window: 60 };
  expect([await counter.isWithin('first', rate), await counter.isWithin('first', rate)]).toEqual([
    true,
    false,
  ]);
  for (let index = 0; index < 100_001; index++) await counter.isWithin(`flood-${index}`, rate);
  expect(await counter.isWithin('first', rate)).toBe(false);
  // Keys above the maximum share one counter.
  expect(await counter.isWithin('one more', rate)).toBe(false);
});
