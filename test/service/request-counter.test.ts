import { afterEach, expect, test, vi } from 'vitest';
import { createRequestCounter, type Rate, type TakeRequest } from '../../service/server/request-counter.js';
import { createComplaint } from '../../service/server/storage/create-complaint.js';
import { openRedis } from '../../service/server/storage/open-redis.js';
import { startRedis } from './daemons.js';

afterEach(() => {
  vi.useRealTimers();
});

const isAccepted = async (take: TakeRequest | undefined, key: string, rate: Rate) =>
  (await take?.([[key, rate]])) === 0;

test('processes that share Redis count every request', async ({ skip }) => {
  const redis = await startRedis();
  if (typeof redis === 'string') return skip(redis);
  const complaint = createComplaint('REDIS_URL', () => undefined);
  const connections = [openRedis(redis.url, complaint), openRedis(redis.url, complaint)];
  try {
    const rate = { max: 20, window: 60 };
    const asked = Array.from({ length: 200 }, (_, index) =>
      isAccepted(connections[index % 2]?.takeRequest, 'a', rate),
    );
    expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(20);
    const wait = await connections[0]?.takeRequest([['a', rate]]);
    expect(wait).toBeGreaterThan(50);
    expect(wait).toBeLessThanOrEqual(60);
    // A refused request does not count against the limits after the one that refuses it.
    const one = { max: 1, window: 60 };
    const both = [['a', rate] as const, ['b', one] as const];
    await connections[0]?.takeRequest(both);
    expect(await isAccepted(connections[1]?.takeRequest, 'b', one)).toBe(true);
    // The window slides.
    const short = { max: 2, window: 1 };
    const next = () => isAccepted(connections[0]?.takeRequest, 'c', short);
    expect([await next(), await next(), await next()]).toEqual([true, true, false]);
    await expect.poll(next).toBe(true);
  } finally {
    for (const { close } of connections) close();
    await redis.stop();
  }
});

test('many addresses do not reset the counters of others', async () => {
  const take = createRequestCounter();
  const rate = { max: 1, window: 60 };
  const next = (key: string) => isAccepted(take, key, rate);
  expect([await next('first'), await next('first')]).toEqual([true, false]);
  for (let index = 0; index < 100_001; index++) await next(`flood-${index}`);
  expect(await next('first')).toBe(false);
  // Keys above the maximum share one counter.
  expect(await next('one more')).toBe(false);
});

test('accepts steady traffic at the limit, however its requests fall into the window', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const take = createRequestCounter();
  const rate = { max: 60, window: 60 };
  for (let second = 0; second < 1000; second++) {
    // One request in each second, somewhere in it.
    const within = (second * 377) % 1000;
    vi.advanceTimersByTime(within);
    expect(await isAccepted(take, 'steady', rate), `second ${second}`).toBe(true);
    vi.advanceTimersByTime(1000 - within);
  }
});

test('accepts no second burst shortly after the first one, unlike a fixed window', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const take = createRequestCounter();
  const rate = { max: 10, window: 10 };
  const burst = async () => {
    const answers = [];
    for (let count = 0; count < 10; count++) answers.push(await isAccepted(take, 'burst', rate));
    return answers.filter(Boolean).length;
  };
  expect(await isAccepted(take, 'burst', rate)).toBe(true);
  vi.advanceTimersByTime(9000);
  expect(await burst()).toBe(9);
  vi.advanceTimersByTime(1500);
  expect(await burst()).toBe(1);
  vi.advanceTimersByTime(8500);
  expect(await burst()).toBe(9);
});

test('returns how long to wait, and refused requests do not extend it', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const take = createRequestCounter();
  const rate = { max: 1, window: 60 };
  await take([['a', rate]]);
  for (let rest = 60; rest > 3; rest -= 3) {
    const wait = await take([['a', rate]]);
    expect(wait).toBeGreaterThan(rest - 4);
    expect(wait).toBeLessThanOrEqual(rest);
    vi.advanceTimersByTime(3000);
  }
  vi.advanceTimersByTime(3000);
  expect(await take([['a', rate]])).toBe(0);
});
