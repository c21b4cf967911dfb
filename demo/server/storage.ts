import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { BetterAuthOptions } from 'better-auth';
import { PGliteDialect } from 'kysely-pglite-dialect';
import pg from 'pg';
import { type Complaint, createComplaint } from './complaint.js';
import { claimFolder } from './data-folder.js';
import { findFullDisk } from './disk-space.js';
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

/** Replaces what the embedded database says on a full disk by an error that names the disk and the folder. */
async function explainFullDisk<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw findFullDisk(folder, error) ?? error;
  }
}

function claim(folder: string): () => void {
  try {
    return claimFolder(folder);
  } catch (error) {
    // A folder that is in use is not about the disk, even if that is full.
    const isAboutSpace = /^(ENOSPC|EDQUOT)$/.test(`${(error as NodeJS.ErrnoException).code}`);
    throw (isAboutSpace && findFullDisk(folder, error)) || error;
  }
}

async function createDatabase(folder: string): Promise<PGlite> {
  try {
    return await PGlite.create(join(folder, 'database'));
  } catch (error) {
    // PGlite also throws errors without a message.
    const { name, message } = error as Error;
    throw new Error(`DATA_DIR: the database in ${folder} cannot be opened: ${message || name}`, {
      cause: error,
    });
  }
}

/** PostgreSQL inside this process, with its files in a folder (`memory://`: nowhere). One process at a time. */
async function openEmbedded(folder: string): Promise<Storage> {
  const inMemory = folder.includes('://');
  const explain = <T>(work: () => Promise<T>) => (inMemory ? work() : explainFullDisk(folder, work));
  const release = inMemory ? () => undefined : claim(folder);
  let database: PGlite;
  try {
    database = await explain(() => (inMemory ? PGlite.create(folder) : createDatabase(folder)));
  } catch (error) {
    release();
    throw error;
  }
  const dialect = new PGliteDialect(database);
  // It has one connection, and its driver the queue for it: all who ask (the migrations, better-auth) share that one.
  const driver = dialect.createDriver();
  dialect.createDriver = () => driver;
  return {
    options: { database: { dialect, type: 'postgres', transaction: true } },
    // The first work is the tables: on a disk that is nearly full, that is where it fails.
    exclusively: explain,
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
