import type { BetterAuthOptions } from 'better-auth';
import type { Settings } from '../settings.js';
import { createComplaint } from './create-complaint.js';
import { openEmbedded } from './open-embedded.js';
import { openPostgres } from './open-postgres.js';
import { openRedis } from './open-redis.js';

/** Where accounts, sessions and unfinished logins are kept. */
export interface Storage {
  /** As better-auth takes it. */
  options: Pick<BetterAuthOptions, 'database' | 'secondaryStorage'>;
  /** Does something while no other process on the same database does: several may start at the same moment. */
  exclusively(work: () => Promise<void>): Promise<void>;
  /** Does something while no process on the same database does anything with the same key. Do not nest. */
  inTurn<T>(key: string, work: () => Promise<T>): Promise<T>;
  /** The time by the database's clock, which all processes share. */
  now(): Date;
  /** Runs one statement that answers nothing. Resolves to the number of rows that it changed. */
  run(sql: string): Promise<number>;
  /** Tells a successor to wait for the data folder, because this process is about to close. */
  announceClose(): void;
  close(): Promise<void>;
}

/** Opens what the settings name: the embedded database, or PostgreSQL; and Redis beside either. */
export async function openStorage(
  settings: Pick<Settings, 'databaseUrl' | 'redisUrl' | 'dataDir'>,
  log: (line: string) => void = console.error,
): Promise<Storage> {
  const database = settings.databaseUrl
    ? await openPostgres(settings.databaseUrl, createComplaint('DATABASE_URL', log), log)
    : await openEmbedded(settings.dataDir);
  if (!settings.redisUrl) return database;
  const { secondaryStorage, close } = openRedis(settings.redisUrl, createComplaint('REDIS_URL', log));
  return {
    ...database,
    options: { ...database.options, secondaryStorage },
    async close() {
      close();
      await database.close();
    },
  };
}
