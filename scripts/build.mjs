import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCallbackPage } from './callback-page.mjs';
import { createRegistryItem, REGISTRY_ITEM_FILE } from './registry-item.mjs';
import { runSync } from './run-sync.mjs';
import { createScriptTag, SCRIPT_TAG_FILE } from './script-tag.mjs';
import { writeFolders } from './write-folders.mjs';

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));

const run = (tool, ...options) => {
  const program = [fileURLToPath(import.meta.resolve(tool)), ...options];
  const { status } = runSync(process.execPath, program, { stdio: 'inherit' });
  // The tool has printed the reason.
  if (status) process.exit(status);
};
const bin = (name, file) => new URL(file, import.meta.resolve(`${name}/package.json`)).href;

rmSync('dist', { recursive: true, force: true });
const vite = bin('vite', './bin/vite.js');
for (const mode of ['production', 'development', 'legacy'])
  run(vite, 'build', '--logLevel', 'warn', '--mode', mode);
run(bin('typescript', './bin/tsc'), '-p', 'tsconfig.build.json');
writeFileSync('dist/callback.html', await createCallbackPage());
writeFileSync(`dist/${REGISTRY_ITEM_FILE}`, createRegistryItem());
const { code, map } = await createScriptTag();
writeFileSync(`dist/${SCRIPT_TAG_FILE}`, code);
writeFileSync(`dist/${SCRIPT_TAG_FILE}.map`, map);

// The license of the code in the simulator's bundle has to be included.
const bundled = ['hono', '@hono/node-server', 'uqr'];
const licenses = bundled.map((name) => `${name}\n\n${readFileSync(`node_modules/${name}/LICENSE`, 'utf8')}`);
writeFileSync('dist/THIRD-PARTY-LICENSES.txt', licenses.join('\n\n---\n\n'));

// The same declarations for require(). The package.json beside them makes them CommonJS.
cpSync('dist/esm', 'dist/cjs', { recursive: true, filter: (path) => !/\.js$|development/.test(path) });
for (const folder of ['cjs', 'legacy/cjs'])
  writeFileSync(`dist/${folder}/package.json`, '{ "type": "commonjs" }\n');
// Files that no entry imports.
for (const format of ['esm', 'cjs']) rmSync(`dist/${format}/simulator/pages`, { recursive: true });
writeFolders();
