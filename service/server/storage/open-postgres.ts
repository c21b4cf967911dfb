import pg from 'pg';
import type { Complaint } from './create-complaint.js';
import { createDatabaseClock } from './create-database-clock.js';
import { openPostgresAnnouncements } from './open-postgres-announcements.js';
import type { Storage } from './storage.js';
import { Turns } from './turns.js';

/** Key of the advisory lock. An arbitrary number. */
const LOCK = 5_741_862;

/**
 * Opens a PostgreSQL database, for any number of processes.
 *
 * @param log Writes a line of the log.
 */
export async function openPostgres(
  connectionString: string,
  complaint: Complaint,
  log: (line: string) => void,
): Promise<Storage> {
  const { failed, recovered } = complaint;
  const database = new pg.Pool({ connectionString });
  // Waiting for locks needs a separate pool. Otherwise the waiting connections could block the work that holds the lock.
  const locks = new pg.Pool({ connectionString, max: 2 });
  const turns = new Turns();
  // The pool replaces broken connections. Without a listener, an `error` event ends the process.
  for (const pool of [database, locks]) pool.on('error', failed).on('connect', recovered);
  try {
    (await database.connect()).release();
  } catch (error) {
    // If the host has several addresses, the error has no message, only a code.
    const { message, code } = error as NodeJS.ErrnoException;
    throw new Error(`DATABASE_URL: ${message || code}`, { cause: error });
  }
  const clock = await createDatabaseClock(async () => {
    const { rows } = await database.query<{ now: Date }>('SELECT clock_timestamp() AS now');
    return rows[0]?.now ?? new Date();
  }, log);
  const announcements = await openPostgresAnnouncements(connectionString, database, complaint);
  return {
    options: { database },
    announcements,
    async exclusively(work) {
      const client = await database.connect();
      try {
        await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
        await work();
        await client.query('SELECT pg_advisory_unlock($1)', [LOCK]);
        client.release();
      } catch (error) {
        client.release(true); // closing the connection releases the lock
        throw error;
      }
    },
    // Waiting in this process first, so that each key needs one connection. The lock ends with the transaction.
    inTurn: (key, work) =>
      turns.take(key, async () => {
        const client = await locks.connect();
        try {
          await client.query('BEGIN');
          await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [key]);
          const answer = await work();
          await client.query('COMMIT');
          client.release();
          return answer;
        } catch (error) {
          client.release(true); // closing the connection releases the lock
          throw error;
        }
      }),
    now: clock.now,
    run: async (sql) => (await database.query(sql)).rowCount ?? 0,
    async check() {
      await database.query('SELECT 1');
    },
    announceClose: () => undefined,
    async close() {
      clock.close();
      await Promise.all([announcements.close(), database.end(), locks.end()]);
    },
  };
}
