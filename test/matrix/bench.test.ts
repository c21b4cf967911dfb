import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { outsideVitest } from '../package/recipes.js';
import { readOutput } from '../run-program.js';

/**
 * The benchmark with a few rounds. The test asserts no goals, because the figures are valid only on an idle machine.
 */

const folder = mkdtempSync(join(tmpdir(), 'bench-results-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Reads the rows of a table, by the text of its first heading. */
function readTable(report: string, heading: string): string[][] {
  const lines = report.slice(report.indexOf(`| ${heading} |`)).split('\n');
  const end = lines.findIndex((line) => !line.startsWith('|'));
  return lines.slice(2, end).map((line) => line.split(' | ').map((cell) => cell.replaceAll('|', '').trim()));
}

test('the benchmark has figures in each row, and requests one QR code per login', async () => {
  await readOutput('npm', ['install', '--prefix', 'bench', '--no-audit', '--no-fund', '--silent']);
  const file = join(folder, 'RESULTS.md');
  await readOutput(process.execPath, ['bench/run.mjs'], {
    env: { ...outsideVitest, ROUNDS: '3', ROUND_TRIP: '10', MOUNTS: '20', RESULTS: file },
    limit: 10 * 60_000,
  });
  const report = readFileSync(file, 'utf8');
  const [arrivals, goals, after] = ['page', 'ratio of the medians', 'candidate'].map((heading) =>
    readTable(report, heading),
  );
  expect(arrivals).toHaveLength(11);
  expect(goals).toHaveLength(6);
  expect(after).toHaveLength(5);
  for (const [, ...figures] of [...(arrivals ?? []), ...(after ?? [])]) {
    for (const figure of figures) expect(figure).toMatch(/^-?\d+(\.\d+)?(–\d+)?$/);
  }
  const ours = (after ?? []).filter(([name = '']) => name.startsWith('ours'));
  expect(ours.map(([, strict, rerenders]) => [strict, rerenders])).toEqual([
    ['1', '0'],
    ['1', '0'],
  ]);
}, 900_000);
