import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { type Announcements, createListeners } from './announcements.js';
import type { Complaint } from './create-complaint.js';

const CHANNEL = 'wechat_login';
/** ms until the next try to connect. */
const RETRY = 1000;

/**
 * Opens announcements by LISTEN and NOTIFY, on a connection of their own that is replaced if it breaks. Resolves when this
 * process hears announcements.
 *
 * @see https://www.postgresql.org/docs/current/sql-notify.html
 */
export async function openPostgresAnnouncements(
  connectionString: string,
  database: pg.Pool,
  { failed, recovered }: Complaint,
): Promise<Announcements & { close(): Promise<void> }> {
  const { call, listen } = createListeners();
  const closing = new AbortController();
  let client: pg.Client;

  /** Resolves when this process hears announcements, to a promise of the connection's end. */
  async function connect(): Promise<{ ended: Promise<void> }> {
    client = new pg.Client({ connectionString, keepAlive: true });
    const own = client;
    const ended = new Promise<void>((resolve) => own.once('end', resolve));
    own.on('error', failed).on('notification', ({ payload }) => call(payload ?? ''));
    try {
      await own.connect();
      await own.query(`LISTEN ${CHANNEL}`);
    } catch (error) {
      own.end().catch(failed);
      throw error;
    }
    return { ended };
  }

  async function keepConnected({ ended }: { ended: Promise<void> }): Promise<void> {
    await ended;
    while (!closing.signal.aborted) {
      try {
        await wait(RETRY, undefined, closing);
        const next = await connect();
        recovered();
        call(undefined);
        return keepConnected(next);
      } catch (error) {
        if (!closing.signal.aborted) failed(error as Error);
      }
    }
  }

  keepConnected(await connect());
  return {
    listen,
    send(text) {
      database.query('SELECT pg_notify($1, $2)', [CHANNEL, text]).catch(failed);
    },
    async close() {
      closing.abort();
      await client.end();
    },
  };
}
