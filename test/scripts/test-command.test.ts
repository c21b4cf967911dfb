import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runProgram } from '../run-program.js';

/** `npm test` with an `npx` and an `npm` that only print and fail as given. */

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'test-command-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/**
 * Runs the command. Returns its exit code and its lines. `cases` are cases of the shell for the parameters of npx and
 * npm.
 */
async function run(parameters: string[], cases = '', environment: Record<string, string> = {}) {
  for (const name of ['npx', 'npm'])
    writeFileSync(join(folder, name), `#!/bin/sh\ncase "$*" in ${cases} esac\n`, { mode: 0o755 });
  const { status, stdout, stderr } = await runProgram(process.execPath, ['scripts/test.mjs', ...parameters], {
    env: {
      PATH: `${folder}${delimiter}${process.env.PATH}`,
      TEST_RESULTS: folder,
      ...environment,
    },
  });
  return { status, stderr, lines: stdout.trimEnd().split('\n') };
}

test('prints a line with the time of each step, and the counts last', async () => {
  const { status, lines } = await run([]);
  expect(lines).toContainEqual(expect.stringMatching(/^✓ lint \(\d+\.\d s\)$/));
  expect(lines).toContainEqual(expect.stringMatching(/^✓ browser \(\d+\.\d s, 1 passed, 0 failed\)$/));
  expect(lines.at(-1)).toMatch(/^\d+ passed, 0 failed$/);
  expect(status).toBe(0);
});

test('lists the steps that failed with the end of their output, and runs every other step', async () => {
  const { status, lines } = await run([], 'tsc) echo "src/a.ts(1,2): error TS1"; exit 1;;');
  expect(lines).toContainEqual(expect.stringMatching(/^✗ types /));
  expect(lines).toContainEqual(expect.stringMatching(/^✓ browser /));
  const list = lines.slice(lines.findIndex((line) => line.startsWith('Failed steps')));
  expect(list).toContain('✗ types');
  expect(list).toContain('    src/a.ts(1,2): error TS1');
  expect(lines.at(-1)).toMatch(/^\d+ passed, 1 failed$/);
  expect(status).toBe(1);
});

test('prints a failed test as soon as its runner has printed it', async () => {
  const { lines } = await run(
    [],
    '*playwright*) echo "  ✘  1 [chromium] › refuse.test.ts › is reported (1.0s)"; exit 1;;',
  );
  const early = lines.indexOf('  ✗ browser: 1 [chromium] › refuse.test.ts › is reported (1.0s)');
  expect(early).toBeGreaterThan(-1);
  expect(early).toBeLessThan(lines.findIndex((line) => line.startsWith('✗ browser')));
});

test('runs one step, gives it the filter and prints its output', async () => {
  const { lines } = await run(['browser', 'approve', '-g', `"$HOME" isn't`], '*) printf "<%s>" "$@"; echo;;');
  expect(lines[0]).toMatch(/^<playwright><test>.*<approve><-g><"\$HOME" isn't>$/);
  expect(lines.filter((line) => /^[✓✗]/.test(line))).toHaveLength(1);
  expect(lines.at(-1)).toBe('1 passed, 0 failed');
});

test('the matrix runs the tests in all other versions of Node', async () => {
  const { lines } = await run(['--matrix']);
  const today = process.versions.node.split('.')[0];
  const others = ['20', '22', '24'].filter((version) => version !== today);
  const ran = lines.flatMap((line) => /^✓ node-(2\d) /.exec(line)?.[1] ?? []);
  expect(ran).toEqual(others);
});

test('the matrix runs the tests that the quick loop does not', async () => {
  const say = '*) echo "$*";;';
  expect((await run(['browser'], say)).lines[0]).toContain('--grep-invert @matrix');
  expect((await run(['browser-matrix'], say)).lines[0]).toContain('--grep @matrix');
});

test('lists the steps if the name of a step is unknown', async () => {
  const { status, stderr } = await run(['browsers']);
  expect(stderr).toMatch(/^There is no step "browsers"\. Use one of these: lint, types, .*browser/);
  expect(status).toBe(2);
});

test('stops a step that takes longer than its limit, with its child processes, and says so', async () => {
  const { lines } = await run([], '*knip*) sleep 300 | cat;;', { STEP_LIMIT: '1' });
  expect(lines).toContainEqual(expect.stringMatching(/^✗ unused \(1\.\d s\)$/));
  expect(lines.some((line) => line.includes('Stopped: it took longer than'))).toBe(true);
  expect(lines.at(-1)).toMatch(/^\d+ passed, 1 failed$/);
});

test('a step ends with its command, even if a child process keeps the output open', async () => {
  const { lines } = await run([], '*knip*) sleep 300 & ;;');
  expect(lines).toContainEqual(expect.stringMatching(/^✓ unused \(\d\.\d s\)$/));
});
