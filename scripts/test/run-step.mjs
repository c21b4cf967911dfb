import { spawn } from 'node:child_process';
import { createWriteStream, rmSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { countTests } from './count-tests.mjs';

const FOLDER = 'test-results';
/** How Vitest and Playwright print a test that failed. */
const FAILED_TEST = /^\s*[×✘]\s+(.*)/;

const quote = (parameter) => (/^[\w@%+=:,./-]+$/.test(parameter) ? parameter : JSON.stringify(parameter));

/** The command, told to print one line for each file or test, and to write its report. */
function completeCommand({ command, runner }, parameters, reportPath) {
  const reporters = {
    vitest: ['--reporter=default', '--reporter=json', `--outputFile.json=${reportPath}`],
    playwright: ['--reporter=list,json'],
  };
  return [command, ...(reporters[runner] ?? []), ...parameters.map(quote)].join(' ');
}

/**
 * Runs a step and keeps its output in test-results/NAME.log.
 *
 * @param {import('./steps.mjs').Step} step
 * @param {{ parameters: string[], isLoud: boolean, onFailedTest(title: string): void }} options
 *   `parameters` are appended to the command. `isLoud` prints the output at once.
 * @returns {Promise<{ isOk: boolean, output: string, seconds: number, counts: import('./count-tests.mjs').Counts }>}
 */
export function runStep(step, { parameters, isLoud, onFailedTest }) {
  const reportPath = `${process.cwd()}/${FOLDER}/${step.name}.json`;
  rmSync(reportPath, { force: true });
  const start = performance.now();
  const child = spawn(completeCommand(step, parameters, reportPath), {
    shell: true,
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
  return new Promise((resolve) => {
    child.once('close', (code) => {
      log.end();
      const isOk = code === 0;
      const counts = countTests(step, { isOk, reportPath, isPart: parameters.length > 0 });
      resolve({
        isOk: isOk && counts.failed === 0,
        output,
        seconds: (performance.now() - start) / 1000,
        counts,
      });
    });
  });
}
