import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasCode } from './read-folder-owner.js';

/** Length of a secret of 256 bits in base64. */
const LENGTH = 44;

function readSecret(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
    return;
  }
}

/**
 * Returns the secret that is stored in the folder. Creates one if there is none, or if a crash has left an incomplete one.
 * Concurrent processes get the same secret.
 *
 * Only `npm start` uses it. Deployments set BETTER_AUTH_SECRET.
 *
 * @throws if the folder cannot be written, for example because the disk is full. Leaves no file behind.
 */
export function keepSecret(folder: string): string {
  const file = join(folder, 'secret');
  const stored = readSecret(file);
  if (stored?.length === LENGTH) return stored;

  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const draft = `${file}-${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    // `flush` writes the content to the disk before the file gets its name, so that a crash leaves no empty file.
    writeFileSync(draft, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx', flush: true });
    if (stored === undefined) {
      // A link is atomic: the file appears with its whole content, or another process was first.
      linkSync(draft, file);
    } else {
      renameSync(draft, file);
    }
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(file, 'utf8');
}
