import type { Pool } from 'pg';
import { expect, test } from 'vitest';
import { createComplaint } from '../../../service/server/storage/create-complaint.js';
import { openRedis } from '../../../service/server/storage/open-redis.js';
import { openStorage } from '../../../service/server/storage/open-storage.js';
import { startPostgres, startRedis } from '../daemons.js';

const IN_MEMORY = { dataDir: 'memory://', databaseUrl: undefined, redisUrl: undefined };

test('names DATABASE_URL if the database cannot be reached, also for a host with several addresses', async () => {
  // Node's error for a host with several addresses has no message. Nothing listens on port 1.
  const databaseUrl = 'postgres://lin:secret-password@localhost:1/login';
  const opened = openStorage({ ...IN_MEMORY, databaseUrl });
  await expect(opened).rejects.toThrow(
    /^DATABASE_URL: ((?!secret-password).)*ECONNREFUSED((?!secret-password).)*$/,
  );
});

test('logs a lost database connection once', async ({ skip }) => {
  const postgres = await startPostgres();
  if (typeof postgres === 'string') return skip(postgres);
  const log: string[] = [];
  const storage = await openStorage({ ...IN_MEMORY, databaseUrl: postgres.url }, (line) => log.push(line));
  // Both connections break.
  const pool = storage.options.database as Pool;
  await Promise.all([pool.query('SELECT 1'), pool.query('SELECT 1')]);
  expect(pool.totalCount).toBe(2);
  await postgres.stop();
  await expect
    .poll(() => log.map((line) => JSON.parse(line)))
    .toMatchObject([{ level: 'error', message: 'DATABASE_URL failed', errors: ['error 57P01'] }]);
  await storage.close();
});

test('logs once that Redis refuses the password, without the password', async ({ skip }) => {
  const redis = await startRedis();
  if (typeof redis === 'string') return skip(redis);
  const log: string[] = [];
  const url = redis.url.replace('//', '//lin:secret-password@');
  const { secondaryStorage, close } = openRedis(
    url,
    createComplaint('REDIS_URL', (line) => log.push(line)),
  );
  for (const _ of ['once', 'twice']) await expect(secondaryStorage?.get('anything')).rejects.toThrow();
  expect(log.map((line) => JSON.parse(line))).toMatchObject([
    { level: 'error', message: 'REDIS_URL failed', errors: ['ReplyError WRONGPASS'] },
  ]);
  close();
  await redis.stop();
});
