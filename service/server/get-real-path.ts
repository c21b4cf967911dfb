import { realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Resolves symlinks and the case of file names. Parts of the path that do not exist stay unchanged. */
export function getRealPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(getRealPath(parent), basename(path));
  }
}
