import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { isFileLoadingAllowed, normalizePath, type Plugin } from 'vite';

/** Names of files that no browser may read, wherever they are. Vite's own list, and more. */
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

/** The path with every symlink followed, in the case that the disk has. Parts that do not exist stay as they are. */
function getRealPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(getRealPath(parent), basename(path));
  }
}

const isInside = (folder: string, path: string) => {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && resolve(way) !== way);
};

/** Makes a glob that matches the path itself. */
const escapeGlob = (path: string) => normalizePath(path).replace(/[\\*?{}()[\]!@+|^$]/g, '\\$&');

const withRealPath = (path: string) => [...new Set([path, getRealPath(path)])];

/**
 * Returns what Vite may serve, for `server.fs`: the `served` files and folders, and never the data folder or a file
 * whose name is one of a secret.
 *
 * Throws if the data folder is inside a served folder or contains one.
 */
export function createServedFiles(served: readonly string[], dataDir: string) {
  const data = withRealPath(dataDir);
  const allow = served.flatMap(withRealPath);
  const conflict = allow.find((path) =>
    data.some((folder) => isInside(path, folder) || isInside(folder, path)),
  );
  if (conflict) {
    throw new Error(
      `DATA_DIR: ${dataDir} holds secrets, and the development server serves ${conflict}. Set DATA_DIR to a folder elsewhere.`,
    );
  }
  const deny = [
    ...SECRET_NAMES,
    ...data.flatMap((folder) => [escapeGlob(folder), `${escapeGlob(folder)}/**`]),
  ];
  return { strict: true, allow, deny };
}

/**
 * The files that an address or a module's id can name: below the root or, after `/@fs/`, anywhere on the disk.
 * Vite also looks below the root for what it did not find after `/@fs/`.
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
    return url; // Vite refuses it
  }
}

/**
 * Refuses symlinks that lead out of the served folders. Vite compares the name of the link with its lists, not the name
 * of the target: neither when it sends a file as it is, nor when it makes a module of it.
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
      if (isForeignLink(id)) throw new Error(`${id} links to a file that is not served`);
    },
  };
}
