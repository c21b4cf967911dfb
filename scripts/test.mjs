import { spawn } from 'node:child_process';
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

/** `beside`: others run meanwhile, so what it prints is kept for later. */
function run(command, { env = {}, beside = false } = {}) {
  const stdio = beside ? ['ignore', 'pipe', 'pipe'] : 'inherit';
  const child = spawn(command, { stdio, shell: true, env: { ...process.env, ...env } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
  return new Promise((ended) => {
    child.on('close', (code) => ended({ fine: code === 0, output }));
  });
}

const readReport = (file) => {
  try {
    return JSON.parse(readFileSync(`${REPORTS}/${file}`, 'utf8'));
  } catch {
    return undefined; // the runner never got that far
  }
};

/** Checks that pass or fail as a whole, side by side: most of them use one processor. */
async function check(commands) {
  const one = async ([name, command]) => {
    const start = performance.now();
    const { fine, output } = await run(command, { beside: true });
    console.log(`\n── ${name} (${seconds(start)})\n${output.trim()}`);
    if (fine) passed++;
    else failed++;
  };
  await Promise.all(Object.entries(commands).map(one));
}

/** A runner that counts its tests. One that fails without a failed test (a file that does not load) counts as one. */
async function suite(name, command, count, env) {
  console.log(`\n── ${name}`);
  const start = performance.now();
  const { fine } = await run(command, { env });
  console.log(`   ${seconds(start)}`);
  const counted = count() ?? { passed: 0, failed: 0 };
  passed += counted.passed;
  skipped += counted.skipped ?? 0;
  failed += counted.failed || (fine ? 0 : 1);
}

const seconds = (start) => `${Math.round((performance.now() - start) / 1000)} s`;

/**
 * Only what needs a database server or Firefox may be skipped, where there is none; the run itself says which, and how
 * to get it. Any other skipped test is a defect.
 */
const MAY_SKIP = /test\/(service\/(mini-program-login\/)?deployment|(firefox|life)\/firefox)\.test/;

const vitest = (name, projects, options = '') => {
  const file = `${projects.join('-')}.json`;
  const select = projects.map((project) => `--project ${project}`).join(' ');
  const reporters = `--reporter=dot --reporter=json --outputFile.json=${REPORTS}/${file}`;
  return suite(name, `npx vitest run ${select} ${options} ${reporters}`, () => {
    const report = readReport(file);
    if (!report) return undefined;
    const pending = report.testResults
      .filter(({ name: path }) => MAY_SKIP.test(path))
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ status }) => status === 'pending' || status === 'skipped').length;
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + report.numPendingTests - pending,
      skipped: pending,
    };
  });
};

// First: it is looked for where the other tools read their configuration.
const browser = ensureChromium();

await check({
  lint: 'npx biome ci .',
  types: 'npx tsc',
  'types of the mini program': 'npx tsc -p service/mini-program',
  links: 'npm run lint:links --silent',
  'API reference': 'npm run docs:api --silent -- --check',
  build: 'npm run build --silent',
});
await check({ size: 'npx size-limit', 'unused code': 'npx knip' });
await Promise.all([
  // It builds again, as publishing does; nothing beside it looks at dist.
  check({ 'package lint': 'npm run lint:package --silent' }),
  // With the coverage of src/core, which has a threshold: see vitest.config.ts.
  vitest('unit and server rendering', ['unit', 'ssr'], '--coverage'),
]);
await vitest('server', ['server']);
// In one run: packages wait for the registry while browsers are at work.
await vitest('package, Firefox, the life of a page, the fake in a real browser, stories', [
  'package',
  'firefox',
  'life',
  'browser',
  'storybook',
]);
if (browser) {
  await suite(
    'browser',
    'npx playwright test -c test/e2e/playwright.config.ts --reporter=dot,json',
    () => {
      const stats = readReport('e2e.json')?.stats;
      return stats && { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped };
    },
    { PLAYWRIGHT_JSON_OUTPUT_FILE: `${process.cwd()}/${REPORTS}/e2e.json` },
  );
} else failed++;

if (skipped) console.log(`\n${skipped} skipped: what they need is named above`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
