import type { BetterAuthOptions } from 'better-auth';
import type { Settings } from '../settings.js';
import { createComplaint } from './create-complaint.js';
import { openEmbedded } from './open-embedded.js';
import { openPostgres } from './open-postgres.js';
import { openRedis } from './open-redis.js';

/** The storage of accounts, sessions and unfinished logins. */
export interface Storage {
  /** Options for better-auth. */
  options: Pick<BetterAuthOptions, 'database' | 'secondaryStorage'>;
  /** Runs work while no other process on the same database runs `exclusively`. */
  exclusively(work: () => Promise<void>): Promise<void>;
  /** Runs work while no process on the same database runs work with the same key. Calls cannot be nested. */
  inTurn<T>(key: string, work: () => Promise<T>): Promise<T>;
  /** Returns the time of the database's clock, which all processes share. */
  now(): Date;
  /** Runs a statement. Resolves to the number of rows that it changed. */
  run(sql: string): Promise<number>;
  /** Makes the next process wait for the data folder instead of failing. Call it before `close`. */
  announceClose(): void;
  close(): Promise<void>;
}

/** Opens PostgreSQL if `databaseUrl` is set, otherwise the embedded database. Adds Redis if `redisUrl` is set. */
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
