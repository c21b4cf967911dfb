import { expect, test } from 'vitest';
import { schedule } from '../../scripts/test/schedule.mjs';
import type { Step } from '../../scripts/test/steps.mjs';

const step = (name: string, options: Partial<Step> = {}): Step => ({ name, command: '', ...options });

/** Runs the steps, and returns their starts and ends in order. */
async function record(steps: Step[], failing: string[] = [], processors = 2): Promise<string[]> {
  const events: string[] = [];
  await schedule(steps, {
    processors,
    async run({ name }) {
      events.push(`start ${name}`);
      await new Promise((resolve) => setImmediate(resolve));
      events.push(`end ${name}`);
      return !failing.includes(name);
    },
    leaveOut: ({ name }, missing) => events.push(`leave out ${name} without ${missing}`),
  });
  return events;
}

test('runs as many steps at once as there are processors, in their order', async () => {
  expect(await record([step('a'), step('b'), step('c')])).toEqual([
    'start a',
    'start b',
    'end a',
    'start c',
    'end b',
    'end c',
  ]);
});

test('runs all other steps after one has failed', async () => {
  const events = await record([step('a'), step('b'), step('c')], ['a', 'b']);
  expect(events).toContain('end c');
});

test('starts a step when the step that it needs has passed', async () => {
  const events = await record([step('size', { needs: ['build'] }), step('build')]);
  expect(events).toEqual(['start build', 'end build', 'start size', 'end size']);
});

test('skips the steps that depend on a failed step, directly or indirectly', async () => {
  const steps = [step('build'), step('size', { needs: ['build'] }), step('report', { needs: ['size'] })];
  expect(await record(steps, ['build'])).toEqual([
    'start build',
    'end build',
    'leave out size without build',
    'leave out report without size',
  ]);
});

test('runs one suite at a time, and checks at the same time', async () => {
  const suite = { runner: 'vitest' } as const;
  expect(await record([step('unit', suite), step('server', suite), step('lint')], [], 3)).toEqual([
    'start unit',
    'start lint',
    'end unit',
    'start server',
    'end lint',
    'end server',
  ]);
});

test('runs a suite that mostly waits at the same time as another suite', async () => {
  const suite = { runner: 'vitest' } as const;
  const steps = [step('life', { ...suite, mostlyWaits: true }), step('unit', suite), step('server', suite)];
  expect(await record(steps)).toEqual([
    'start life',
    'start unit',
    'end life',
    'end unit',
    'start server',
    'end server',
  ]);
});
