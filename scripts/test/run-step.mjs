import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { countTests } from './count-tests.mjs';

/** Folder of logs and reports. The test of this command uses another one. */
const FOLDER = resolve(process.env.TEST_RESULTS ?? 'test-results');
mkdirSync(FOLDER, { recursive: true });

/** Limit of a step in ms. A longer step is stopped and fails. `STEP_LIMIT` sets the limit in seconds. */
const LIMIT = Number(process.env.STEP_LIMIT ?? 15 * 60) * 1000;

/**
 * Maximum ms that the output stays open after the command has ended. A browser that is still running can keep it open.
 */
const OUTPUT_LIMIT = 2_000;

/** Matches the lines in which Vitest and Playwright print a failed test. */
const FAILED_TEST = /^\s*[×✘]\s+(.*)/;

/** Protects a parameter from the shell. */
function quote(parameter) {
  if (/^[\w@%+=:,./-]+$/.test(parameter)) return parameter;
  return process.platform === 'win32' ? JSON.stringify(parameter) : `'${parameter.replaceAll("'", `'\\''`)}'`;
}

/** Returns the command with parameters for one line per file or test, and for its report. */
function completeCommand({ command, runner }, parameters, reportPath) {
  const reporters = {
    vitest: ['--reporter=default', '--reporter=json', `--outputFile.json=${reportPath}`],
    playwright: ['--reporter=list,json'],
  };
  return [command, ...(reporters[runner] ?? []), ...parameters.map(quote)].join(' ');
}

const running = new Set();

/** Ends a command and all processes in its process group. */
function stop(child) {
  if (process.platform === 'win32') return child.kill();
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The group is empty.
  }
}

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
])
  process.once(signal, () => {
    for (const child of running) stop(child);
    process.exit(code);
  });

/**
 * Runs a step, and writes its output to test-results/NAME.log. Resolves when the command has ended, or after `LIMIT`.
 *
 * @param {import('./steps.mjs').Step} step
 * @param {{ parameters: string[], isLoud: boolean, onFailedTest(title: string): void }} options `parameters` are
 * appended to the command. `isLoud` prints the output at once.
 * @returns {Promise<{ isOk: boolean, output: string, seconds: number, counts: import('./count-tests.mjs').Counts }>}
 */
export function runStep(step, { parameters, isLoud, onFailedTest }) {
  // Not STEP.json, because programs in this folder would read a file named package.json.
  const reportPath = `${FOLDER}/${step.name}.report.json`;
  rmSync(reportPath, { force: true });
  const start = performance.now();
  const child = spawn(completeCommand(step, parameters, reportPath), {
    shell: true,
    // A separate process group, so that `stop` ends all of its processes.
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PLAYWRIGHT_JSON_OUTPUT_FILE: reportPath,
      ...(isLoud && process.stdout.isTTY && { FORCE_COLOR: '1' }),
    },
  });
  const log = createWriteStream(`${FOLDER}/${step.name}.log`);
  let output = '';
  let line = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (chunk) => {
      output += chunk;
      log.write(chunk);
      if (isLoud) return process.stdout.write(chunk);
      const lines = (line + stripVTControlCharacters(chunk)).split('\n');
      line = lines.pop() ?? '';
      for (const [, title] of lines.map((text) => FAILED_TEST.exec(text) ?? []))
        if (title) onFailedTest(title);
    });
  }
  running.add(child);
  let isStopped = false;
  const timer = setTimeout(() => {
    isStopped = true;
    stop(child);
  }, LIMIT);
  return new Promise((resolve) => {
    child.once('exit', (code) => {
      clearTimeout(timer);
      const close = setTimeout(() => {
        stop(child);
        child.stdout.destroy();
        child.stderr.destroy();
      }, OUTPUT_LIMIT);
      child.once('close', () => {
        clearTimeout(close);
        running.delete(child);
        if (isStopped) output += `\nStopped: it took longer than ${LIMIT / 1000} s.\n`;
        log.end();
        const isOk = code === 0;
        const counts = countTests(step, { isOk, reportPath, isPart: parameters.length > 0 });
        const seconds = (performance.now() - start) / 1000;
        resolve({ isOk: isOk && counts.failed === 0, output, seconds, counts });
      });
    });
  });
}
