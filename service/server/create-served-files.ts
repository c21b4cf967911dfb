import { relative, resolve, sep } from 'node:path';
import { normalizePath } from 'vite';
import { getRealPath } from './get-real-path.js';

/** File names that are never served: Vite's default list and more. */
const SECRET_NAMES = [
  '.env',
  '.env.*',
  '*.{crt,cer,der,pem,key,p12,pfx}',
  '.npmrc',
  '.yarnrc.yml',
  '**/.git/**',
  '**/.data/**',
  'project.private.config.json',
];

const isInside = (folder: string, path: string) => {
  const inner = relative(folder, path);
  return inner === '' || (inner !== '..' && !inner.startsWith(`..${sep}`) && resolve(inner) !== inner);
};

/** Returns a glob that matches only this path. */
const escapeGlob = (path: string) => normalizePath(path).replace(/[\\*?{}()[\]!@+|^$]/g, '\\$&');

const withRealPath = (path: string) => [...new Set([path, getRealPath(path)])];

/**
 * Creates Vite's option `server.fs`. It allows the `served` files and folders, and denies the data folder and files that
 * usually contain secrets.
 *
 * @throws if the data folder is inside a served folder or contains one
 */
export function createServedFiles(served: readonly string[], dataDir: string) {
  const data = withRealPath(dataDir);
  const allow = served.flatMap(withRealPath);
  const conflict = allow.find((path) =>
    data.some((folder) => isInside(path, folder) || isInside(folder, path)),
  );
  if (conflict) {
    throw new Error(
      `DATA_DIR: ${dataDir} contains secrets, and the development server serves ${conflict}. Set DATA_DIR to another folder.`,
    );
  }
  const deny = [
    ...SECRET_NAMES,
    ...data.flatMap((folder) => [escapeGlob(folder), `${escapeGlob(folder)}/**`]),
  ];
  return { strict: true, allow, deny };
}
