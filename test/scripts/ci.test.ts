import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runProgram } from '../run-program.js';

/** `.ci/run` with an `npm` that prints a given text, and an `apt-get` that installs nothing. */

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ci-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const writeProgram = (name: string, body: string) =>
  writeFileSync(join(folder, name), `#!/bin/sh\n${body}\n`, { mode: 0o755 });

/** Runs `.ci/run`. Returns its exit code and its lines. The commands are shell scripts. */
async function runCi({ install = ':', quick = '', matrix = '' }) {
  writeProgram('apt-get', ':');
  writeProgram(
    'npm',
    `case "$*" in ci) ${install};; "test --silent") ${quick};; "run test:matrix --silent") ${matrix};; esac`,
  );
  const { status, stdout } = await runProgram('bash', ['.ci/run'], {
    env: { PATH: `${folder}:${process.env.PATH}` },
  });
  return { status, lines: stdout.trimEnd().split('\n') };
}

test('the last line sums the quick loop and the matrix', async () => {
  const { status, lines } = await runCi({
    quick: 'echo "10 passed, 0 failed"',
    matrix: 'echo "5 passed, 0 failed, 2 skipped"',
  });
  expect(lines.at(-1)).toBe('15 passed, 0 failed');
  expect(status).toBe(0);
});

test('the matrix runs even if the quick loop has failed', async () => {
  const { status, lines } = await runCi({
    quick: 'echo "10 passed, 3 failed"; exit 1',
    matrix: 'echo "5 passed, 0 failed"',
  });
  expect(lines.at(-1)).toBe('15 passed, 3 failed');
  expect(status).toBe(1);
});

test('a run that ends without counts is a failure', async () => {
  const { status, lines } = await runCi({
    quick: 'echo "out of memory"; exit 137',
    matrix: 'echo "5 passed, 0 failed"',
  });
  expect(lines.at(-1)).toBe('5 passed, 1 failed');
  expect(status).toBe(1);
});

test('an installation that fails is a failure, and no test runs', async () => {
  const { status, lines } = await runCi({ install: 'exit 1', quick: 'echo "10 passed, 0 failed"' });
  expect(lines).toEqual(['0 passed, 1 failed']);
  expect(status).toBe(1);
});
