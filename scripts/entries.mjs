import { readFileSync } from 'node:fs';

const { exports } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

/**
 * The entries of the package. The list is `exports` in package.json: the build makes files for every entry in it.
 *
 * @typedef {object} Entry
 * @property {string} path What follows the package's name in an import, for example `/core`. Empty for the main entry.
 * @property {string} name The source without `src/` and its ending, for example `core/index`.
 * @property {boolean} isForBrowsers Has a `development` condition: those entries also get a legacy build.
 */

/** @type {Entry[]} */
export const entries = Object.entries(exports)
  .filter(([, target]) => target.import)
  .map(([path, target]) => ({
    path: path.slice(1),
    name: target.import.default.slice('./dist/esm/'.length, -'.js'.length),
    isForBrowsers: 'development' in target.import,
  }));
