import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureChromium } from './ensure-chromium.mjs';
import { runStep } from './test/run-step.mjs';
import { schedule } from './test/schedule.mjs';
import { selectSteps } from './test/steps.mjs';

/**
 * npm test                        every step of the quick loop
 * npm run test:matrix             every step of the matrix: versions of other tools, and Firefox
 * npm test -- STEP [FILTER …]     one step and what it needs; the filter goes to Vitest, Playwright or the tool
 */

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));

const isMatrix = process.argv[2] === '--matrix';
const [name, ...filter] = process.argv.slice(isMatrix ? 3 : 2);

const readSteps = () => {
  try {
    return selectSteps(name, { isMatrix });
  } catch (error) {
    console.error(error.message);
    process.exit(2);
  }
};
const steps = readSteps();

const TAIL_LINES = 40;
const indentTail = (output) =>
  output
    .trimEnd()
    .split('\n')
    .slice(-TAIL_LINES)
    .map((line) => `    ${line}`)
    .join('\n');

const total = { passed: 0, failed: 0, skipped: 0 };
/** The steps that failed, with their output. */
const failures = new Map();
const fail = (step, output) => {
  failures.set(step.name, output);
  // The output of the selected step was already printed.
  if (step.name !== name) console.log(indentTail(output));
};

async function run(step) {
  const isSelected = step.name === name;
  const { isOk, output, seconds, counts } = await runStep(step, {
    parameters: isSelected ? filter : [],
    isLoud: isSelected,
    onFailedTest: (title) => console.log(`  ✗ ${step.name}: ${title}`),
  });
  for (const key of Object.keys(total)) total[key] += counts[key];
  const tests = step.runner ? `, ${counts.passed} passed, ${counts.failed} failed` : '';
  console.log(`${isOk ? '✓' : '✗'} ${step.name} (${seconds.toFixed(1)} s${tests})`);
  if (!isOk) fail(step, output);
  return isOk;
}

function leaveOut(step, missing) {
  total.failed++;
  console.log(`✗ ${step.name} (not run)`);
  fail(step, `It needs "${missing}", which failed.`);
}

// Before the steps, because the configurations of the test runners also search for Chromium. Without it, those steps
// fail with a message.
ensureChromium();
await schedule(steps, { processors: Math.max(2, availableParallelism()), run, leaveOut });

if (failures.size) console.log('\nFailed steps (the whole output is in test-results/STEP.log):');
for (const [step, output] of failures) console.log(`\n✗ ${step}\n${step === name ? '' : indentTail(output)}`);
const skipped = total.skipped ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed ? 1 : 0;
