import { formatLine, nameOf } from '../logger.js';

/** ms between two comparisons with the database's clock. */
const COMPARE_EVERY = 60_000;
/** ms of difference that the operator hears of. */
const LARGE = 30_000;

/**
 * A clock that all processes on one database share. It compares the clock of this process with the database's, now and
 * once a minute, and adds the difference to every time.
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
    const isLarge = Math.abs(difference) > LARGE;
    if (isLarge && !isReported) {
      const way = difference < 0 ? 'ahead of' : 'behind';
      const seconds = Math.round(Math.abs(difference) / 1000);
      log(
        formatLine('warn', `The clock of this process is ${seconds} s ${way} the database's. Set it by NTP.`),
      );
    }
    isReported = isLarge;
  };
  await compare();
  const comparing = setInterval(() => {
    // The last difference still counts.
    compare().catch((error) =>
      log(formatLine('warn', 'The database did not tell its time', [nameOf(error)])),
    );
  }, COMPARE_EVERY).unref();
  return {
    now: () => new Date(Date.now() + difference),
    close: () => clearInterval(comparing),
  };
}
