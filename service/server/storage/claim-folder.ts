import { randomBytes } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** ms between two heartbeats, and how long one counts. */
const HEARTBEAT = 5000;
const LIFETIME = 3 * HEARTBEAT;
/** ms that a successor waits for a process that is closing, and how often it looks. */
const CLOSING_TIME = 15_000;
const LOOK = 100;

/** The right to use a data folder. */
export interface FolderClaim {
  /** Tells a successor to wait, because this process is about to release the folder. */
  announceRelease(): void;
  release(): void;
}

/** The claims of this process: its id alone could be that of a process before it. */
const ownClaims = new Set<string>();

interface Owner {
  file: string;
  name: string;
  isAlive: boolean;
  isClosing: boolean;
}

const isCode = (error: unknown, ...codes: string[]) =>
  codes.includes(`${(error as NodeJS.ErrnoException).code}`);

/** What `work` returns; undefined if the file or folder has just gone. */
function ifThere<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (!isCode(error, 'ENOENT', 'ENOTEMPTY', 'EEXIST')) throw error;
    return;
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It runs as another user: only sending it a signal is not allowed.
    return isCode(error, 'EPERM');
  }
}

/** `now` is by the clock of the disk, as the heartbeats are: clocks of two computers differ. */
function readOwner(file: string, now: number): Owner | undefined {
  return ifThere(() => {
    const [pid = '', host = '', state] = readFileSync(file, 'utf8').trim().split(' ');
    // Containers on one volume do not see each other's processes (each calls its own 1), only the heartbeats.
    const isHere = host === hostname();
    const isOwn = Number(pid) === process.pid;
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

/**
 * Makes this process the only one that uses the folder: two would ruin the files, and PGlite does not look.
 * Waits for an owner that is closing. Rejects if another process owns the folder.
 *
 * A claim is a folder with one file in it. A rename puts it in place: that fails while there is a claim, so of two
 * processes one wins. What a crashed process left is removed by the name of its own file, which no later claim has.
 */
export async function claimFolder(folder: string): Promise<FolderClaim> {
  const id = randomBytes(8).toString('hex');
  const [draft, claim] = [join(folder, `claim-${id}`), join(folder, 'claim')];
  const file = join(claim, id);
  // Padded: a heartbeat overwrites it in place, so that nobody reads half of it.
  const write = (path: string, state: 'open' | 'closing', flag: 'wx' | 'r+') =>
    writeFileSync(path, `${process.pid} ${hostname()} ${state.padEnd(7)}`, { flag });

  mkdirSync(draft, { recursive: true, mode: 0o700 });
  try {
    write(join(draft, id), 'open', 'wx');
    const end = performance.now() + CLOSING_TIME;
    while (!rename(draft, claim)) {
      write(join(draft, id), 'open', 'r+');
      const now = statSync(join(draft, id)).mtimeMs;
      const owners = (ifThere(() => readdirSync(claim)) ?? []).flatMap(
        (name) => readOwner(join(claim, name), now) ?? [],
      );
      const owner = owners.find(({ isAlive }) => isAlive);
      if (!owner) {
        for (const dead of owners) rmSync(dead.file, { force: true });
        ifThere(() => rmdirSync(claim));
      } else if (owner.isClosing && performance.now() < end) {
        await wait(LOOK);
      } else {
        throw new Error(
          `${folder} is in use by ${owner.name}. Set DATA_DIR to another folder, or DATABASE_URL.`,
        );
      }
    }
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }

  ownClaims.add(file);
  let state: 'open' | 'closing' = 'open';
  // If somebody has deleted the file, they want the folder back.
  const beat = () => ifThere(() => write(file, state, 'r+'));
  const beating = setInterval(beat, HEARTBEAT).unref();
  return {
    announceRelease() {
      state = 'closing';
      beat();
    },
    release() {
      clearInterval(beating);
      ownClaims.delete(file);
      rmSync(file, { force: true });
      ifThere(() => rmdirSync(claim));
    },
  };
}

/** Whether it is there now. A rename onto an empty folder replaces it (on Windows it fails, and the loop removes it). */
function rename(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (!isCode(error, 'ENOTEMPTY', 'EEXIST', 'EPERM')) throw error;
    return false;
  }
}
