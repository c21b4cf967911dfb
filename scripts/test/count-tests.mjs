import { readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

const countVitest = (report, maySkip) => {
  const isSkipped = ({ status }) => status === 'pending' || status === 'skipped' || status === 'todo';
  let skipped = 0;
  let forbidden = 0;
  for (const { name, assertionResults } of report.testResults) {
    const count = assertionResults.filter(isSkipped).length;
    if (maySkip?.test(name)) skipped += count;
    else forbidden += count;
  }
  return { passed: report.numPassedTests, failed: report.numFailedTests + forbidden, skipped };
};

const countPlaywright = ({ stats }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky + stats.skipped,
  skipped: 0,
});

/**
 * Counts the tests of a step. A step without a report counts as one: a check, or a runner that ended too early. A
 * runner that fails although all its tests passed (a file that does not load, a threshold) counts as one failure.
 *
 * @param {import('./steps.mjs').Step} step
 * @param {{ isOk: boolean, reportPath: string, isPart: boolean }} result `isPart`: a filter was given, which leaves out
 * tests.
 * @returns {Counts}
 */
export function countTests({ runner, maySkip }, { isOk, reportPath, isPart }) {
  const whole = { passed: isOk ? 1 : 0, failed: isOk ? 0 : 1, skipped: 0 };
  if (!runner) return whole;
  let report;
  try {
    report = JSON.parse(readFileSync(reportPath, 'utf8'));
  } catch {
    return whole; // The runner wrote no report. Its output contains the reason.
  }
  const counts = runner === 'vitest' ? countVitest(report, isPart ? /./ : maySkip) : countPlaywright(report);
  return { ...counts, failed: counts.failed || whole.failed };
}
