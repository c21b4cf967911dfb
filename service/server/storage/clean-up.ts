import { formatLine, nameOf } from '../logger.js';
import type { Storage } from './open-storage.js';

/** ms between two clean-ups. */
const EVERY = 60_000;
/** Rows that one statement deletes, so that it never blocks others for long, and statements for each table. */
const ROWS = 1000;
const STATEMENTS = 20;

/** By the database's clock. Rows that another process is deleting are skipped. */
const getStatement = (table: string) => `
  DELETE FROM "${table}" WHERE "id" IN (
    SELECT "id" FROM "${table}" WHERE "expiresAt" < now() LIMIT ${ROWS} FOR UPDATE SKIP LOCKED
  )`;

/** Deletes what expired, a bounded number of rows of each table. The next time deletes the rest. */
export async function deleteExpired({ run }: Pick<Storage, 'run'>, tables: readonly string[]): Promise<void> {
  for (const table of tables) {
    for (let count = 0; count < STATEMENTS; count++) {
      if ((await run(getStatement(table))) < ROWS) break;
    }
  }
}

/** Deletes what expired, now and once a minute. `close` waits until the one that is running is done. */
export function startCleanUp(
  storage: Pick<Storage, 'run'>,
  tables: readonly string[],
  log: (line: string) => void,
): { close(): Promise<void> } {
  let running = Promise.resolve();
  const start = () => {
    running = running
      .then(() => deleteExpired(storage, tables))
      .catch((error) => log(formatLine('error', 'What expired could not be deleted', [nameOf(error)])));
  };
  start();
  const repeating = setInterval(start, EVERY).unref();
  return {
    close() {
      clearInterval(repeating);
      return running;
    },
  };
}
