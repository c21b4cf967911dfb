import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { isFileLoadingAllowed, normalizePath, type Plugin } from 'vite';

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

/** Resolves symlinks and the case of file names. Parts of the path that do not exist stay unchanged. */
function getRealPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(getRealPath(parent), basename(path));
  }
}

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

/**
 * Finds the files that a URL or a module id can refer to: below the root or, after `/@fs/`, anywhere on the disk. Vite also
 * looks below the root for a path after `/@fs/`.
 */
function findFiles(text: string, root: string): string[] {
  const [path = ''] = text.replace(/^\0|^file:\/\//, '').split(/[?#]/);
  const [, inner = path] = /^\/@fs(\/.*)/s.exec(path) ?? [];
  return [resolve(inner), join(root, inner)].filter((file) => !file.includes('\0') && existsSync(file));
}

function decode(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url; // Vite answers malformed URLs with an error.
  }
}

/**
 * A Vite plugin that refuses symlinks to files outside the served folders. Vite checks the path of the link, not the path
 * of its target.
 */
export function refuseForeignLinks(): Plugin {
  let isForeignLink: (text: string) => boolean;
  return {
    name: 'refuse-foreign-links',
    apply: 'serve',
    enforce: 'pre',
    configResolved(config) {
      const isForeign = (file: string, target: string) =>
        target !== file && !isFileLoadingAllowed(config, normalizePath(target));
      isForeignLink = (text) =>
        findFiles(text, config.root).some((file) => isForeign(file, getRealPath(file)));
    },
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        if (!isForeignLink(decode(request.url ?? ''))) return next();
        response.statusCode = 403;
        response.end();
      });
    },
    load(id) {
      if (isForeignLink(id)) throw new Error(`${id} links to a file outside the served folders`);
    },
  };
}
