import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PGliteDialect } from 'kysely-pglite-dialect';
import { claimFolder } from './claim-folder.js';
import { findFullDisk } from './find-full-disk.js';
import type { Storage } from './open-storage.js';
import { Turns } from './turns.js';

/** Replaces what the embedded database says on a full disk by an error that names the disk and the folder. */
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
  // It has one connection, and its driver the queue for it: all who ask (the migrations, better-auth) share that one.
  const driver = dialect.createDriver();
  dialect.createDriver = () => driver;
  const turns = new Turns();
  return {
    options: { database: { dialect, type: 'postgres', transaction: true } },
    // The first work is the tables: on a disk that is nearly full, that is where it fails.
    exclusively: explain,
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
    announceClose: () => claimed?.announceRelease(),
    async close() {
      await database.close();
      claimed?.release();
    },
  };
}
