import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runSync } from './run-sync.mjs';
import { installTools, TOOLS } from './typescript-6/install-tools.mjs';

/**
 * Checks the imports of a repository's folders against .dependency-cruiser.mjs. The test of the rules calls it with
 * another folder.
 */
const root = process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url));
const format = process.argv[3] ?? 'err-long';
const CONFIG = fileURLToPath(new URL('../.dependency-cruiser.mjs', import.meta.url));

installTools();
const program = join(TOOLS, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const parameters = ['--config', CONFIG, '--output-type', format, 'src', 'stories', '.storybook'];
process.exitCode = runSync(process.execPath, [program, ...parameters], {
  cwd: root,
  stdio: 'inherit',
}).status;
