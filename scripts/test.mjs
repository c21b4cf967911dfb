import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureChromium } from './ensure-chromium.mjs';

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
const REPORTS = 'test-results';
rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });

let passed = 0;
let failed = 0;
let skipped = 0;

const run = (command, env = {}) =>
  spawnSync(command, { stdio: 'inherit', shell: true, env: { ...process.env, ...env } }).status === 0;

const readReport = (file) => {
  try {
    return JSON.parse(readFileSync(`${REPORTS}/${file}`, 'utf8'));
  } catch {
    return undefined; // the runner never got that far
  }
};

/** A check that passes or fails as a whole. */
function check(name, action) {
  console.log(`\n── ${name}`);
  if (action()) passed++;
  else failed++;
}

/** A runner that counts its tests. One that fails without a failed test (a file that does not load) counts as one. */
function suite(name, count, action) {
  console.log(`\n── ${name}`);
  const fine = action();
  const counted = count() ?? { passed: 0, failed: 0 };
  passed += counted.passed;
  skipped += counted.skipped ?? 0;
  failed += counted.failed || (fine ? 0 : 1);
}

const vitest = (...projects) => {
  const file = `${projects.join('-')}.json`;
  const select = projects.map((project) => `--project ${project}`).join(' ');
  // Of src/core, with a threshold: see vitest.config.ts.
  const coverage = projects.includes('unit') ? '--coverage' : '';
  return [
    () => {
      const report = readReport(file);
      // A skipped test is a defect, too.
      return (
        report && { passed: report.numPassedTests, failed: report.numFailedTests + report.numPendingTests }
      );
    },
    () =>
      run(
        `npx vitest run ${select} ${coverage} --reporter=dot --reporter=json --outputFile.json=${REPORTS}/${file}`,
      ),
  ];
};

/** Only what needs a database server may be skipped, where there is none; the run above says which, and how to get it. */
const server = () => {
  const [count, action] = vitest('server');
  const split = () => {
    const report = readReport('server.json');
    const counted = count();
    const pending = report?.numPendingTests ?? 0;
    return counted && { ...counted, failed: counted.failed - pending, skipped: pending };
  };
  return [split, action];
};

// First: it is looked for where the other tools read their configuration.
const browser = ensureChromium();

check('lint', () => run('npx biome ci .'));
check('types', () => run('npx tsc'));
check('types of the mini program', () => run('npx tsc -p demo/mini-program'));
suite('unit and server rendering', ...vitest('unit', 'ssr'));
suite('server', ...server());
check('build', () => run('npm run build --silent'));
check('size', () => run('npx size-limit'));
check('package lint', () => run('npm run lint:package --silent'));
check('unused code', () => run('npx knip'));
suite('package', ...vitest('package'));
suite('the fake in a real browser', ...vitest('browser'));
suite('stories', ...vitest('storybook'));
suite(
  'browser',
  () => {
    const stats = readReport('e2e.json')?.stats;
    return stats && { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped };
  },
  () =>
    browser &&
    run('npx playwright test -c test/e2e/playwright.config.ts --reporter=dot,json', {
      PLAYWRIGHT_JSON_OUTPUT_FILE: `${process.cwd()}/${REPORTS}/e2e.json`,
    }),
);

if (skipped) console.log(`\n${skipped} skipped: what they need is named above`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
