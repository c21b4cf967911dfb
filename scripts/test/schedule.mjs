/**
 * Runs steps in their order, as many at once as there are processors. A suite has its own workers, so only one suite
 * runs at a time: the tests of two suites would time out. A suite that mostly waits can run beside another one. A step
 * starts when the steps that it needs have ended. If one of them failed, the step does not run.
 *
 * @param {import('./steps.mjs').Step[]} steps
 * @param {{ processors: number, run(step: import('./steps.mjs').Step): Promise<boolean>, leaveOut(step:
 * import('./steps.mjs').Step, failed: string): void }} options `run` resolves with `true` if the step passed.
 * `leaveOut` is called for a step that does not run.
 */
export async function schedule(steps, { processors, run, leaveOut }) {
  const waiting = [...steps];
  const running = new Map();
  const passed = new Set();
  const failed = new Set();

  const isReady = ({ needs = [] }) => needs.every((name) => passed.has(name));
  const isBusy = (step) => step.runner && !step.mostlyWaits;
  const hasRoom = (step) => running.size < processors && !(isBusy(step) && [...running.keys()].some(isBusy));

  while (waiting.length || running.size) {
    for (const step of [...waiting]) {
      const missing = (step.needs ?? []).find((name) => failed.has(name));
      if (missing) {
        failed.add(step.name);
        waiting.splice(waiting.indexOf(step), 1);
        leaveOut(step, missing);
      } else if (isReady(step) && hasRoom(step)) {
        waiting.splice(waiting.indexOf(step), 1);
        const end = run(step).then((isOk) => {
          (isOk ? passed : failed).add(step.name);
          running.delete(step);
        });
        running.set(step, end);
      }
    }
    if (running.size) await Promise.race(running.values());
  }
}
