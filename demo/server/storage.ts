import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { BetterAuthOptions } from 'better-auth';
import { Redis } from 'ioredis';
import { PGliteDialect } from 'kysely-pglite-dialect';
import pg from 'pg';
import type { Settings } from './settings.js';

/** Where accounts, sessions and unfinished logins are kept. */
export interface Storage {
  /** As better-auth takes it. */
  options: Pick<BetterAuthOptions, 'database' | 'secondaryStorage'>;
  /** Does something while no other process on the same database does: several may start at the same moment. */
  exclusively(work: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** Whether a process of that id is there. */
function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/**
 * Two processes on the same files would ruin them, and PGlite does not look. Throws when another one has the folder.
 * Answers how to let go of it.
 */
function claim(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'process');
  const other = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  if (other && other !== process.pid && isRunning(other)) {
    throw new Error(
      `${folder} is in use by process ${other}. Set DATA_DIR to another folder, or DATABASE_URL.`,
    );
  }
  writeFileSync(file, `${process.pid}`);
  return () => rmSync(file, { force: true });
}

/** PostgreSQL inside this process, with its files in a folder (`memory://`: nowhere). One process at a time. */
async function openEmbedded(folder: string): Promise<Storage> {
  const inMemory = folder.includes('://');
  const release = inMemory ? () => undefined : claim(folder);
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

async function openPostgres(connectionString: string): Promise<Storage> {
  const database = new pg.Pool({ connectionString });
  // An idle connection that breaks is replaced by the next query; without a listener it would end the process.
  database.on('error', () => undefined);
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

/** Sessions, unfinished logins and request counts in Redis, for better-auth. */
function openRedis(url: string): { secondaryStorage: BetterAuthOptions['secondaryStorage']; close(): void } {
  const redis = new Redis(url, { keyPrefix: 'wechat-login:', maxRetriesPerRequest: 3 });
  redis.on('error', () => undefined); // it reconnects by itself; the request that fails meanwhile says so
  return {
    secondaryStorage: {
      get: (key) => redis.get(key),
      set: (key, value, ttl) => (ttl ? redis.set(key, value, 'EX', ttl) : redis.set(key, value)),
      getAndDelete: (key) => redis.getdel(key),
      delete: async (key) => {
        await redis.del(key);
      },
      async increment(key, ttl) {
        // The time to live is set with the key and never again, so that the window ends.
        const counted = await redis.multi().set(key, 0, 'EX', ttl, 'NX').incr(key).exec();
        return Number(counted?.[1]?.[1]);
      },
    },
    close: () => redis.disconnect(),
  };
}

/** Opens what the settings name: the embedded database, or PostgreSQL; and Redis beside either. */
export async function openStorage(
  settings: Pick<Settings, 'databaseUrl' | 'redisUrl' | 'dataDir'>,
): Promise<Storage> {
  const database = settings.databaseUrl
    ? await openPostgres(settings.databaseUrl)
    : await openEmbedded(settings.dataDir);
  if (!settings.redisUrl) return database;
  const { secondaryStorage, close } = openRedis(settings.redisUrl);
  return {
    ...database,
    options: { ...database.options, secondaryStorage },
    async close() {
      close();
      await database.close();
    },
  };
}
