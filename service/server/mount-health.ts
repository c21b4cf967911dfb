import type { Hono } from 'hono';
import { HEALTH_PATH, READY_PATH } from '../addresses.js';
import type { Env } from './app-tools.js';
import { formatLine } from './format-line.js';
import { getErrorName } from './get-error-name.js';
import type { Storage } from './storage/storage.js';
import { withTimeout } from './with-timeout.js';

/** ms that the storage has to answer. */
const TIMEOUT = 2000;

/**
 * Mounts two endpoints for the operator of this process:
 *
 * - `/api/health` answers 200 while the process answers at all. Restart it if it does not.
 * - `/api/ready` answers 200 if database and Redis answer, otherwise 503. Send no visitors meanwhile.
 */
export function mountHealth(
  app: Hono<Env>,
  { check }: Pick<Storage, 'check'>,
  log: (line: string) => void,
): void {
  let checking: Promise<boolean> | undefined;
  /** Concurrent requests share one check, so that they cannot keep the database busy. */
  const isReady = () => {
    checking ??= withTimeout(check(), TIMEOUT, () => new DOMException('', 'TimeoutError'))
      .then(
        () => true,
        (error: Error) => {
          log(formatLine('error', 'The storage does not answer', [getErrorName(error)]));
          return false;
        },
      )
      .finally(() => {
        checking = undefined;
      });
    return checking;
  };
  app.get(HEALTH_PATH.replace('/api', ''), (c) => c.json({ status: 'ok' }));
  app.get(READY_PATH.replace('/api', ''), async (c) =>
    (await isReady()) ? c.json({ status: 'ok' }) : c.json({ status: 'unavailable' }, 503),
  );
}
