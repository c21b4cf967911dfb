import { formatLine } from '../format-line.js';
import { getErrorName } from '../get-error-name.js';
import type { Storage } from './storage.js';

/** ms between two clean-ups. */
const INTERVAL = 60_000;
/** Maximum number of rows per statement, so that it does not block other queries for long. */
const ROWS = 1000;
/** Maximum number of statements per table and clean-up. */
const STATEMENTS = 20;

/** Uses the database's clock, and skips rows that another process is deleting. */
const getStatement = (table: string) => `
  DELETE FROM "${table}" WHERE "id" IN (
    SELECT "id" FROM "${table}" WHERE "expiresAt" < now() LIMIT ${ROWS} FOR UPDATE SKIP LOCKED
  )`;

/** Deletes expired rows, at most 20,000 per table. The next call deletes the rest. */
export async function deleteExpired({ run }: Pick<Storage, 'run'>, tables: readonly string[]): Promise<void> {
  for (const table of tables) {
    for (let count = 0; count < STATEMENTS; count++) {
      if ((await run(getStatement(table))) < ROWS) break;
    }
  }
}

/** Deletes expired rows at once and every minute. `close` waits for a running clean-up. */
export function startCleanUp(
  storage: Pick<Storage, 'run'>,
  tables: readonly string[],
  log: (line: string) => void,
): { close(): Promise<void> } {
  let running = Promise.resolve();
  const start = () => {
    running = running
      .then(() => deleteExpired(storage, tables))
      .catch((error) => log(formatLine('error', 'Deleting expired rows failed', [getErrorName(error)])));
  };
  start();
  const repeating = setInterval(start, INTERVAL).unref();
  return {
    close() {
      clearInterval(repeating);
      return running;
    },
  };
}
