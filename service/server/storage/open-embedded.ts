import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PGliteDialect } from 'kysely-pglite-dialect';
import { createLocalAnnouncements } from './announcements.js';
import { claimFolder } from './claim-folder.js';
import { findFullDisk } from './find-full-disk.js';
import type { Storage } from './storage.js';
import { Turns } from './turns.js';

/** Replaces an error of the database on a full disk by one that names the disk and the folder. */
async function explainFullDisk<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw findFullDisk(folder, error) ?? error;
  }
}

async function claim(folder: string): ReturnType<typeof claimFolder> {
  try {
    return await claimFolder(folder);
  } catch (error) {
    // A folder that is in use is not a problem of the disk, even if the disk is full.
    const isOutOfSpace = /^(ENOSPC|EDQUOT)$/.test(`${(error as NodeJS.ErrnoException).code}`);
    throw (isOutOfSpace && findFullDisk(folder, error)) || error;
  }
}

async function createDatabase(folder: string): Promise<PGlite> {
  try {
    return await PGlite.create(join(folder, 'database'));
  } catch (error) {
    // Some errors of PGlite have no message.
    const { name, message } = error as Error;
    throw new Error(`DATA_DIR: the database in ${folder} cannot be opened: ${message || name}`, {
      cause: error,
    });
  }
}

/** Opens PGlite, a PostgreSQL inside this process. `folder` is used by one process at a time. `memory://` stores no files. */
export async function openEmbedded(folder: string): Promise<Storage> {
  const inMemory = folder.includes('://');
  const explain = <T>(work: () => Promise<T>) => (inMemory ? work() : explainFullDisk(folder, work));
  const claimed = inMemory ? undefined : await claim(folder);
  let database: PGlite;
  try {
    database = await explain(() => (inMemory ? PGlite.create(folder) : createDatabase(folder)));
  } catch (error) {
    claimed?.release();
    throw error;
  }
  const dialect = new PGliteDialect(database);
  // PGlite has one connection, and the driver queues for it. Migrations and better-auth have to share the driver.
  const driver = dialect.createDriver();
  dialect.createDriver = () => driver;
  const turns = new Turns();
  return {
    options: { database: { dialect, type: 'postgres', transaction: true } },
    // The migrations are the first write, which fails if the disk is nearly full.
    exclusively: explain,
    inTurn: (key, work) => turns.take(key, work),
    // The database uses the clock of this process.
    now: () => new Date(),
    announcements: createLocalAnnouncements(),
    async run(sql) {
      // Waits for running transactions.
      const connection = await driver.acquireConnection();
      try {
        return (await database.query(sql)).affectedRows ?? 0;
      } finally {
        await driver.releaseConnection(connection);
      }
    },
    async check() {
      await database.query('SELECT 1');
    },
    announceClose: () => claimed?.announceRelease(),
    async close() {
      await database.close();
      claimed?.release();
    },
  };
}
