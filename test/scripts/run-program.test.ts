import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readOutput, runProgram } from '../run-program.js';

/** How tests run other programs. Every program here would hang for five minutes. */

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'run-program-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const isRunning = (pid: number) => {
  try {
    process.kill(pid, 0);
    // A process that has ended stays a zombie until its parent reads its status.
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};

test('a program that takes too long is ended with its child processes, and the error contains its output', async () => {
  const script = 'echo started; sleep 300 & echo $! > pid; wait';
  const run = runProgram('sh', ['-c', script], { cwd: folder, limit: 500 });
  await expect(run).rejects.toThrow(/^sh -c .* took longer than 0\.5 s:\nstarted\n$/);
  const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'));
  await expect.poll(() => isRunning(pid)).toBe(false);
});

test('a program ends even if one of its child processes keeps the output open', async () => {
  const { status, stdout } = await runProgram('sh', ['-c', 'sleep 300 & echo $!']);
  process.kill(Number(stdout));
  expect(status).toBe(0);
});

test('a program that asks a question gets no answer instead of waiting for one', async () => {
  expect(await readOutput('sh', ['-c', 'read answer || echo "no answer"'])).toBe('no answer\n');
});

test('a program that fails rejects with its exit code and its output', async () => {
  const run = readOutput('sh', ['-c', 'echo out; echo err >&2; exit 3']);
  await expect(run).rejects.toThrow(/ended with 3:\nout\nerr\n$/);
});

test('a program that does not exist rejects', async () => {
  await expect(runProgram('no-such-program', [])).rejects.toThrow('ENOENT');
});
