import pg from 'pg';
import { expect, test } from 'vitest';
import { createComplaint } from '../../../service/server/storage/create-complaint.js';
import { openRedis } from '../../../service/server/storage/open-redis.js';
import { openStorage } from '../../../service/server/storage/open-storage.js';
import type { Storage } from '../../../service/server/storage/storage.js';
import { startPostgres, startRedis } from '../daemons.js';

/** Collects the announcements that a storage gets. */
function hear({ announcements }: Pick<Storage, 'announcements'>): (string | undefined)[] {
  const heard: (string | undefined)[] = [];
  announcements.listen((text) => heard.push(text));
  return heard;
}

test('processes on one PostgreSQL get each other’s announcements, also after their connections were cut', async ({
  skip,
}) => {
  const postgres = await startPostgres();
  if (typeof postgres === 'string') return skip(postgres);
  const log: string[] = [];
  const open = () =>
    openStorage({ dataDir: '', databaseUrl: postgres.url, redisUrl: undefined }, (line) => log.push(line));
  const [one, two] = await Promise.all([open(), open()]);
  const client = new pg.Client(postgres.url);
  try {
    const heard = [hear(one), hear(two)];
    one.announcements.send('a pending');
    await expect.poll(() => heard).toEqual([['a pending'], ['a pending']]);

    await client.connect();
    await client.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND pid <> pg_backend_pid()",
    );
    // Undefined: something may have been missed.
    await expect
      .poll(() => heard, { timeout: 20_000 })
      .toEqual([
        ['a pending', undefined],
        ['a pending', undefined],
      ]);
    two.announcements.send('a scanned');
    await expect.poll(() => heard.map((texts) => texts.at(-1))).toEqual(['a scanned', 'a scanned']);
    expect(log.join()).toContain('DATABASE_URL failed');
  } finally {
    await client.end();
    await Promise.all([one.close(), two.close()]);
    await postgres.stop();
  }
});

test('processes on one Redis get each other’s announcements, also after a restart of Redis', async ({
  skip,
}) => {
  const redis = await startRedis();
  if (typeof redis === 'string') return skip(redis);
  const complaint = createComplaint('REDIS_URL', () => undefined);
  const storages = [openRedis(redis.url, complaint), openRedis(redis.url, complaint)];
  try {
    const heard = storages.map(hear);
    const last = () => heard.map((texts) => texts.at(-1));
    // Undefined: listening has begun.
    await expect.poll(last).toEqual([undefined, undefined]);
    await expect
      .poll(() => {
        storages[0]?.announcements.send('a pending');
        return last();
      })
      .toEqual(['a pending', 'a pending']);
    heard.forEach((texts) => {
      texts.length = 0;
    });
    await redis.restart();
    // Undefined: something may have been missed.
    await expect
      .poll(() => heard.every((texts) => texts.includes(undefined)), { timeout: 20_000 })
      .toBe(true);
    storages[1]?.announcements.send('a scanned');
    await expect.poll(last).toEqual(['a scanned', 'a scanned']);
  } finally {
    for (const storage of storages) storage.close();
    await redis.stop();
  }
});
