import { mkdirSync, readFileSync, rmSync, statSync, utimes, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** ms between two signs of life, and how long one counts. */
const BEAT = 5000;
const LIFE = 3 * BEAT;

/** Whether a process of that id is there. */
function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It runs, as somebody else: only sending it a signal is not allowed.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Who has the folder; undefined: nobody, or somebody who is gone. */
function findOwner(file: string): string | undefined {
  const { mtimeMs } = statSync(file, { throwIfNoEntry: false }) ?? {};
  if (!mtimeMs) return;
  const [pid = '', host = ''] = readFileSync(file, 'utf8').split(' ');
  // Containers on one volume do not see each other's processes (each calls its own 1), only that the file is touched.
  if (host !== hostname()) return Date.now() - mtimeMs < LIFE ? `process ${pid} of ${host}` : undefined;
  return Number(pid) !== process.pid && isRunning(Number(pid)) ? `process ${pid}` : undefined;
}

/**
 * Two processes on the same files would ruin them, and PGlite does not look. Throws when another one has the folder.
 * Answers how to let go of it.
 */
export function claimFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'process');
  const owner = findOwner(file);
  if (owner) {
    throw new Error(`${folder} is in use by ${owner}. Set DATA_DIR to another folder, or DATABASE_URL.`);
  }
  writeFileSync(file, `${process.pid} ${hostname()}`);
  // Of a file that somebody has deleted there is nothing to say: whoever did wants the folder back.
  const beat = () => utimes(file, new Date(), new Date(), () => undefined);
  const beating = setInterval(beat, BEAT).unref();
  return () => {
    clearInterval(beating);
    rmSync(file, { force: true });
  };
}
