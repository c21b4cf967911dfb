import pg from 'pg';
import type { Complaint } from './create-complaint.js';
import { createDatabaseClock } from './create-database-clock.js';
import type { Storage } from './open-storage.js';
import { Turns } from './turns.js';

/** Any number that nothing else on this database locks. */
const LOCK = 5_741_862;

/**
 * Opens a PostgreSQL database, for any number of processes.
 *
 * @param log Takes a line about something that the operator has to mend.
 */
export async function openPostgres(
  connectionString: string,
  { failed, mended }: Complaint,
  log: (line: string) => void,
): Promise<Storage> {
  const database = new pg.Pool({ connectionString });
  // Work in turn uses the other pool: if locks waited in the same one, they could take all of its connections.
  const locks = new pg.Pool({ connectionString, max: 2 });
  const turns = new Turns();
  // An idle connection that breaks is replaced by the next query; without a listener it would end the process.
  for (const pool of [database, locks]) pool.on('error', failed).on('connect', mended);
  try {
    (await database.connect()).release();
  } catch (error) {
    // Of a host with several addresses the message is empty, and only the code says something.
    const { message, code } = error as NodeJS.ErrnoException;
    throw new Error(`DATABASE_URL: ${message || code}`, { cause: error });
  }
  const clock = await createDatabaseClock(async () => {
    const { rows } = await database.query<{ now: Date }>('SELECT clock_timestamp() AS now');
    return rows[0]?.now ?? new Date();
  }, log);
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
    // In this process first, so that one connection waits for each key. The lock ends with the transaction.
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
          client.release(true); // a connection that ends lets go of its lock
          throw error;
        }
      }),
    now: clock.now,
    run: async (sql) => (await database.query(sql)).rowCount ?? 0,
    announceClose: () => undefined,
    async close() {
      clock.close();
      await Promise.all([database.end(), locks.end()]);
    },
  };
}
