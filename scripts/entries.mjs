import { readFileSync } from 'node:fs';

const { exports } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

/**
 * The entries of the package. The list is `exports` in package.json. The build creates files for every entry in it.
 *
 * @typedef {object} Entry
 * @property {string} path The part after the package's name in an import, for example `/core`. Empty for the main
 * entry.
 * @property {string} name The source without `src/` and its ending, for example `core/index`.
 * @property {boolean} isForBrowsers Whether the entry has a `development` condition. Such entries also get a legacy
 * build.
 */

/** @type {Entry[]} */
export const entries = Object.entries(exports)
  .filter(([, target]) => target.import)
  .map(([path, target]) => ({
    path: path.slice(1),
    name: target.import.default.slice('./dist/esm/'.length, -'.js'.length),
    isForBrowsers: 'development' in target.import,
  }));
