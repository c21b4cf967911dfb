import { formatLine } from '../format-line.js';
import { getErrorName } from '../get-error-name.js';

/** ms between two comparisons with the database's clock. */
const INTERVAL = 60_000;
/** Differences above this number of ms are logged. */
const MAX_DIFFERENCE = 30_000;

/**
 * Creates a clock that all processes on one database share. It measures the difference to the database's clock at once and
 * every minute, and adds it to the time of this process.
 *
 * @param ask Resolves to the database's time.
 */
export async function createDatabaseClock(ask: () => Promise<Date>, log: (line: string) => void) {
  let difference = 0;
  let isReported = false;
  const compare = async () => {
    const before = Date.now();
    const asked = await ask();
    const after = Date.now();
    difference = asked.getTime() - (before + after) / 2;
    const isLarge = Math.abs(difference) > MAX_DIFFERENCE;
    if (isLarge && !isReported) {
      const direction = difference < 0 ? 'ahead of' : 'behind';
      const seconds = Math.round(Math.abs(difference) / 1000);
      log(
        formatLine(
          'warn',
          `The clock of this process is ${seconds} s ${direction} the database's. Synchronize it with NTP.`,
        ),
      );
    }
    isReported = isLarge;
  };
  await compare();
  const comparing = setInterval(() => {
    // The last difference stays in use.
    compare().catch((error) =>
      log(formatLine('warn', 'Reading the time of the database failed', [getErrorName(error)])),
    );
  }, INTERVAL).unref();
  return {
    now: () => new Date(Date.now() + difference),
    close: () => clearInterval(comparing),
  };
}
