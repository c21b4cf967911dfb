import { statfsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Bytes that the database needs. PostgreSQL writes its log in files of this size. */
const REQUIRED_SPACE = 16 * 2 ** 20;

/** Returns the folder or, if it does not exist, its nearest parent that exists. */
function findExisting(folder: string): string {
  return statSync(folder, { throwIfNoEntry: false }) ? folder : findExisting(dirname(folder));
}

/** Returns the mount point of the folder's disk. */
function findDisk(folder: string): string {
  const parent = join(folder, '..');
  return parent === folder || statSync(parent).dev !== statSync(folder).dev ? folder : findDisk(parent);
}

/**
 * Explains an error of the embedded database. On a full disk, PGlite's errors have the message `Aborted()` or none.
 *
 * @returns an error that names the disk and the folder if the disk is full, otherwise undefined
 */
export function findFullDisk(folder: string, cause: unknown): Error | undefined {
  const existing = findExisting(resolve(folder));
  const { bavail, bsize, blocks, ffree, files } = statfsSync(existing);
  const [free, size] = [bavail * bsize, blocks * bsize];
  // File systems without a limit of files report 0 of 0.
  const isFull = free < REQUIRED_SPACE || (files > 0 && ffree === 0);
  if (!isFull) return;
  const megabytes = (bytes: number) => (bytes / 2 ** 20).toFixed(1);
  return new Error(
    `DATA_DIR: the disk at ${findDisk(existing)} is full (${megabytes(free)} of ${megabytes(size)} MB are free), so the database in ${folder} cannot be used. Free some space, or set DATA_DIR to a folder on another disk.`,
    { cause },
  );
}
