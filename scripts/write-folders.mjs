import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { posix } from 'node:path';
import { entries } from './entries.mjs';

/**
 * Writes a folder with a package.json for each entry, for example `core/package.json`. Tools that do not support
 * `exports` find `wechat-qr-login/core` there: webpack 4, Jest 27, Parcel, and TypeScript with `moduleResolution:
 * node`. Git ignores the folders. npm packs them, because `files` in package.json names them.
 */
export function writeFolders() {
  const behindName = entries.filter(({ path }) => path);
  for (const { path } of behindName) rmSync(`.${path}`, { recursive: true, force: true });
  for (const { path, name, isForBrowsers } of behindName) {
    const find = (file) => posix.relative(path, `/dist/${file}`);
    const build = isForBrowsers ? 'legacy/' : '';
    const manifest = {
      main: find(`${build}cjs/${name}.js`),
      module: find(`${build}esm/${name}.js`),
      types: find(`cjs/${name}.d.ts`),
    };
    mkdirSync(`.${path}`, { recursive: true });
    writeFileSync(`.${path}/package.json`, `${JSON.stringify(manifest, null, 2)}\n`);
  }
}
