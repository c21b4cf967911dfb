import { readFileSync, statSync } from 'node:fs';
import { hostname } from 'node:os';

/** ms between two heartbeats. */
export const HEARTBEAT = 5000;
/** ms without a heartbeat after which an owner on another host counts as dead. */
const LIFETIME = 3 * HEARTBEAT;

/** The process that has claimed a data folder. */
interface FolderOwner {
  /** The file of the claim. */
  file: string;
  name: string;
  isAlive: boolean;
  isClosing: boolean;
}

/** Claims of this process. A dead process can have had the same process id, so comparing ids is not enough. */
export const ownClaims = new Set<string>();

export const hasCode = (error: unknown, ...codes: string[]) =>
  codes.includes(`${(error as NodeJS.ErrnoException).code}`);

/** Returns undefined if `work` fails because another process has created or removed the file. */
export function ignoreRace<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (!hasCode(error, 'ENOENT', 'ENOTEMPTY', 'EEXIST')) throw error;
    return;
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // The process exists, but belongs to another user.
    return hasCode(error, 'EPERM');
  }
}

/**
 * Reads the owner of a claim.
 *
 * @param now The time in ms by the clock of the file system, like the heartbeats. Clocks of two computers can differ.
 * @returns undefined if the claim has been released
 */
export function readFolderOwner(file: string, now: number): FolderOwner | undefined {
  return ignoreRace(() => {
    const [pid = '', host = '', state] = readFileSync(file, 'utf8').trim().split(' ');
    const isHere = host === hostname();
    const isOwn = Number(pid) === process.pid;
    // Containers on one volume cannot see each other's processes, only the heartbeats. Each can have process id 1.
    const isAlive = isHere
      ? isOwn
        ? ownClaims.has(file)
        : isRunning(Number(pid))
      : now - statSync(file).mtimeMs < LIFETIME;
    return {
      file,
      name: isHere ? `process ${pid}` : `process ${pid} of ${host}`,
      isAlive,
      isClosing: state === 'closing',
    };
  });
}
