import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { BetterAuthOptions } from 'better-auth';
import { PGliteDialect } from 'kysely-pglite-dialect';
import pg from 'pg';
import { type Complaint, createComplaint } from './complaint.js';
import { claimFolder } from './data-folder.js';
import { openRedis } from './redis.js';
import type { Settings } from './settings.js';

/** Where accounts, sessions and unfinished logins are kept. */
export interface Storage {
  /** As better-auth takes it. */
  options: Pick<BetterAuthOptions, 'database' | 'secondaryStorage'>;
  /** Does something while no other process on the same database does: several may start at the same moment. */
  exclusively(work: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** PostgreSQL inside this process, with its files in a folder (`memory://`: nowhere). One process at a time. */
async function openEmbedded(folder: string): Promise<Storage> {
  const inMemory = folder.includes('://');
  const release = inMemory ? () => undefined : claimFolder(folder);
  const database = await PGlite.create(inMemory ? folder : join(folder, 'database'));
  const dialect = new PGliteDialect(database);
  // It has one connection, and its driver the queue for it: all who ask (the migrations, better-auth) share that one.
  const driver = dialect.createDriver();
  dialect.createDriver = () => driver;
  return {
    options: { database: { dialect, type: 'postgres', transaction: true } },
    exclusively: (work) => work(),
    async close() {
      await database.close();
      release();
    },
  };
}

/** Any number that nothing else on this database locks. */
const LOCK = 5_741_862;

async function openPostgres(connectionString: string, { failed, mended }: Complaint): Promise<Storage> {
  const database = new pg.Pool({ connectionString });
  // An idle connection that breaks is replaced by the next query; without a listener it would end the process.
  database.on('error', failed).on('connect', mended);
  try {
    (await database.connect()).release();
  } catch (error) {
    // Of a host with several addresses the message is empty, and only the code says something.
    const { message, code } = error as NodeJS.ErrnoException;
    throw new Error(`DATABASE_URL: ${message || code}`, { cause: error });
  }
  return {
    options: { database },
    async exclusively(work) {
      const client = await database.connect();
      try {
        await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
        await work();
        await client.query('SELECT pg_advisory_unlock($1)', [LOCK]);
        client.release();
      } catch (error) {
        client.release(true); // a connection that ends lets go of its lock
        throw error;
      }
    },
    close: () => database.end(),
  };
}

/** Opens what the settings name: the embedded database, or PostgreSQL; and Redis beside either. */
export async function openStorage(
  settings: Pick<Settings, 'databaseUrl' | 'redisUrl' | 'dataDir'>,
  log: (line: string) => void = console.error,
): Promise<Storage> {
  const database = settings.databaseUrl
    ? await openPostgres(settings.databaseUrl, createComplaint('DATABASE_URL', log))
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
