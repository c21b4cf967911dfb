import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Writes docs/api from the docstrings. With `--check` it only says whether docs/api is what they say. Either way an
 * exported name without a docstring is an error. The tools have a folder of their own: they need the compiler API of
 * TypeScript 6, which TypeScript 7 has not, and two TypeScripts side by side would both be `tsc`.
 */

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
const TOOLS = 'scripts/api';
const WRITTEN = 'docs/api';

function run(command, options, cwd = '.') {
  const { status } = spawnSync(command, options, { cwd, stdio: 'inherit', shell: true });
  if (status) process.exit(status);
}
const writeTo = (folder) => run('npx', ['typedoc', '--out', JSON.stringify(folder)], TOOLS);

const readPages = (folder) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true })
      .filter((name) => name.endsWith('.md'))
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );

// CI, and whoever pulls newer tools, gets them; nobody waits for them twice.
const changed = (file) => statSync(`${TOOLS}/${file}`, { throwIfNoEntry: false })?.mtimeMs ?? 0;
if (changed('node_modules/.package-lock.json') < changed('package-lock.json'))
  run('npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund', '--silent'], TOOLS);
if (process.argv.includes('--check')) {
  const fresh = mkdtempSync(join(tmpdir(), 'api-'));
  writeTo(fresh);
  const [then, now] = [readPages(WRITTEN), readPages(fresh)];
  rmSync(fresh, { recursive: true });
  const stale = Object.keys({ ...then, ...now }).filter((name) => then[name] !== now[name]);
  for (const name of stale)
    console.error(`${WRITTEN}/${name} is not what the docstrings say: npm run docs:api`);
  process.exitCode = stale.length ? 1 : 0;
} else writeTo(join(process.cwd(), WRITTEN));
