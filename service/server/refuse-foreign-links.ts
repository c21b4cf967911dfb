import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isFileLoadingAllowed, normalizePath, type Plugin } from 'vite';
import { getRealPath } from './get-real-path.js';

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
