import type { Settings } from '../settings.js';
import { createComplaint } from './create-complaint.js';
import { openEmbedded } from './open-embedded.js';
import { openPostgres } from './open-postgres.js';
import { openRedis } from './open-redis.js';
import type { Storage } from './storage.js';

/** Opens PostgreSQL if `databaseUrl` is set, otherwise the embedded database. Adds Redis if `redisUrl` is set. */
export async function openStorage(
  settings: Pick<Settings, 'databaseUrl' | 'redisUrl' | 'dataDir'>,
  log: (line: string) => void = console.error,
): Promise<Storage> {
  const database = settings.databaseUrl
    ? await openPostgres(settings.databaseUrl, createComplaint('DATABASE_URL', log), log)
    : await openEmbedded(settings.dataDir);
  if (!settings.redisUrl) return database;
  const { secondaryStorage, ping, close, ...shared } = openRedis(
    settings.redisUrl,
    createComplaint('REDIS_URL', log),
  );
  return {
    ...database,
    ...shared,
    options: { ...database.options, secondaryStorage },
    async check() {
      await Promise.all([database.check(), ping()]);
    },
    async close() {
      close();
      await database.close();
    },
  };
}
