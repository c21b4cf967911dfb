import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { BetterAuthOptions } from 'better-auth';
import { PGliteDialect } from 'kysely-pglite-dialect';
import { createComplaint } from './complaint.js';
import { claimFolder } from './data-folder.js';
import { openPostgres } from './postgres.js';
import { openRedis } from './redis.js';
import type { Settings } from './settings.js';
import { Turns } from './turns.js';

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

/** PostgreSQL inside this process, with its files in a folder (`memory://`: nowhere). One process at a time. */
async function openEmbedded(folder: string): Promise<Storage> {
  const inMemory = folder.includes('://');
  const claim = inMemory ? undefined : await claimFolder(folder);
  const database = await PGlite.create(inMemory ? folder : join(folder, 'database'));
  const dialect = new PGliteDialect(database);
  // It has one connection, and its driver the queue for it: all who ask (the migrations, better-auth) share that one.
  const driver = dialect.createDriver();
  dialect.createDriver = () => driver;
  const turns = new Turns();
  return {
    options: { database: { dialect, type: 'postgres', transaction: true } },
    exclusively: (work) => work(),
    inTurn: (key, work) => turns.take(key, work),
    // Its clock is the one of this process.
    now: () => new Date(),
    async run(sql) {
      // Between the transactions of others, not inside one.
      const connection = await driver.acquireConnection();
      try {
        return (await database.query(sql)).affectedRows ?? 0;
      } finally {
        await driver.releaseConnection(connection);
      }
    },
    announceClose: () => claim?.announceRelease(),
    async close() {
      await database.close();
      claim?.release();
    },
  };
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
