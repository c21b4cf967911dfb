import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { countTests } from '../../scripts/test/count-tests.mjs';

let reportPath: string;
beforeEach(() => {
  reportPath = join(mkdtempSync(join(tmpdir(), 'report-')), 'report.json');
});
afterEach(() => rmSync(join(reportPath, '..'), { recursive: true }));

const suite = { name: 'server', command: '', runner: 'vitest', maySkip: /deployment/ } as const;
const browser = { name: 'browser', command: '', runner: 'playwright' } as const;

/** A report of Vitest with one test for each status, in that file. */
function writeVitestReport(file: string, ...statuses: string[]) {
  const count = (wanted: string) => statuses.filter((status) => status === wanted).length;
  const testResults = [{ name: file, assertionResults: statuses.map((status) => ({ status })) }];
  const report = { numPassedTests: count('passed'), numFailedTests: count('failed'), testResults };
  writeFileSync(reportPath, JSON.stringify(report));
}

test('a check counts as one test', () => {
  const check = { name: 'lint', command: '' };
  expect(countTests(check, { isOk: true, reportPath, isPart: false })).toEqual({
    passed: 1,
    failed: 0,
    skipped: 0,
  });
  expect(countTests(check, { isOk: false, reportPath, isPart: false }).failed).toBe(1);
});

test('a skipped test is a failure, except in the files that may skip tests', () => {
  writeVitestReport('test/server/log.test.ts', 'passed', 'skipped');
  expect(countTests(suite, { isOk: true, reportPath, isPart: false })).toEqual({
    passed: 1,
    failed: 1,
    skipped: 0,
  });
  writeVitestReport('test/server/deployment.test.ts', 'passed', 'skipped');
  expect(countTests(suite, { isOk: true, reportPath, isPart: false })).toEqual({
    passed: 1,
    failed: 0,
    skipped: 1,
  });
});

test('a filter may leave out tests of a file', () => {
  writeVitestReport('test/server/log.test.ts', 'passed', 'skipped');
  expect(countTests(suite, { isOk: true, reportPath, isPart: true }).failed).toBe(0);
});

test('a runner that fails although its tests passed counts as one failure', () => {
  writeVitestReport('test/server/log.test.ts', 'passed');
  expect(countTests(suite, { isOk: false, reportPath, isPart: false })).toEqual({
    passed: 1,
    failed: 1,
    skipped: 0,
  });
});

test('a runner that ends without a report counts as one failure', () => {
  expect(countTests(suite, { isOk: false, reportPath, isPart: false })).toEqual({
    passed: 0,
    failed: 1,
    skipped: 0,
  });
});

test('a browser test that passes at the second attempt, or is skipped, is a failure', () => {
  writeFileSync(reportPath, JSON.stringify({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 1 } }));
  expect(countTests(browser, { isOk: false, reportPath, isPart: false })).toEqual({
    passed: 5,
    failed: 3,
    skipped: 0,
  });
});
