import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { HEARTBEAT, hasCode, ignoreRace, ownClaims, readFolderOwner } from './read-folder-owner.js';

/** Maximum time in ms to wait for an owner that is closing. */
const CLOSING_TIMEOUT = 15_000;
/** ms between two checks of an owner that is closing. */
const POLL_INTERVAL = 100;

/** The exclusive right to use a data folder. */
export interface FolderClaim {
  /** Makes the next process wait instead of failing, because this process is about to release the folder. */
  announceRelease(): void;
  release(): void;
}

/**
 * Claims the folder for this process. PGlite does not lock its files, and two processes would corrupt them.
 *
 * A claim is a folder with one file. It is put in place by a rename, which fails if there is a claim already, so that of
 * two processes one succeeds. The claim of a crashed process is removed by the unique name of its file.
 *
 * @throws if another process owns the folder. If that process is closing, waits for it first.
 */
export async function claimFolder(folder: string): Promise<FolderClaim> {
  const id = randomBytes(8).toString('hex');
  const [draft, claim] = [join(folder, `claim-${id}`), join(folder, 'claim')];
  const file = join(claim, id);
  // Padded, so that a heartbeat overwrites the file in place, and no reader sees half of it.
  const write = (path: string, state: 'open' | 'closing', flag: 'wx' | 'r+') =>
    writeFileSync(path, `${process.pid} ${hostname()} ${state.padEnd(7)}`, { flag });

  mkdirSync(draft, { recursive: true, mode: 0o700 });
  try {
    write(join(draft, id), 'open', 'wx');
    const deadline = performance.now() + CLOSING_TIMEOUT;
    while (!rename(draft, claim)) {
      write(join(draft, id), 'open', 'r+');
      const now = statSync(join(draft, id)).mtimeMs;
      const owners = (ignoreRace(() => readdirSync(claim)) ?? []).flatMap(
        (name) => readFolderOwner(join(claim, name), now) ?? [],
      );
      const owner = owners.find(({ isAlive }) => isAlive);
      if (!owner) {
        for (const dead of owners) rmSync(dead.file, { force: true });
        ignoreRace(() => rmdirSync(claim));
      } else if (owner.isClosing && performance.now() < deadline) {
        await wait(POLL_INTERVAL);
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
  // Does not recreate a file that was deleted.
  const beat = () => ignoreRace(() => write(file, state, 'r+'));
  const heartbeat = setInterval(beat, HEARTBEAT).unref();
  return {
    announceRelease() {
      state = 'closing';
      beat();
    },
    release() {
      clearInterval(heartbeat);
      ownClaims.delete(file);
      rmSync(file, { force: true });
      ignoreRace(() => rmdirSync(claim));
    },
  };
}

/** Returns false if `to` exists and is not empty. An empty folder is replaced, except on Windows. */
function rename(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (!hasCode(error, 'ENOTEMPTY', 'EEXIST', 'EPERM')) throw error;
    return false;
  }
}
