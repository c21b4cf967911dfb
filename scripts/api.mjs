import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runSync } from './run-sync.mjs';
import { installTools, TOOLS } from './typescript-6/install-tools.mjs';

/**
 * Writes docs/api from the docstrings. With `--check`, it only compares, and fails if docs/api is not up to date. It
 * also fails if an exported name has no docstring.
 */

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
const WRITTEN = 'docs/api';

function writeTo(folder) {
  const { status } = runSync('npx', ['typedoc', '--out', JSON.stringify(folder)], {
    cwd: TOOLS,
    stdio: 'inherit',
    shell: true,
  });
  if (status) process.exit(status);
}

const readPages = (folder) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true })
      .filter((name) => name.endsWith('.md'))
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );

installTools();
if (process.argv.includes('--check')) {
  const fresh = mkdtempSync(join(tmpdir(), 'api-'));
  writeTo(fresh);
  const [then, now] = [readPages(WRITTEN), readPages(fresh)];
  rmSync(fresh, { recursive: true });
  const stale = Object.keys({ ...then, ...now }).filter((name) => then[name] !== now[name]);
  for (const name of stale) console.error(`${WRITTEN}/${name} is not up to date. Run: npm run docs:api`);
  process.exitCode = stale.length ? 1 : 0;
} else writeTo(join(process.cwd(), WRITTEN));
