import axe from 'axe-core';
import { type MockInstance, spyOn } from 'storybook/test';

let errors: MockInstance<typeof console.error> | undefined;

/** From now on everything written to the console as an error counts. */
export function listenToConsole(): void {
  errors = spyOn(console, 'error');
}

/** What holds for every story when its play function is through. Runs in tests only: it turns the lights off and on. */
export async function checkStory(canvas: HTMLElement): Promise<void> {
  const said = errors?.mock.calls.map((call) => call.join(' ')) ?? [];
  errors?.mockRestore();
  if (said.length) throw new Error(`Written to the console as an error: ${said.join('\n')}`);
  // Nothing moves by itself, so there is nothing to reduce for those who prefer reduced motion.
  const moving = document.getAnimations().map(({ id }) => id);
  if (moving.length) throw new Error(`The story moves: ${moving.join(', ')}`);
  await checkContrast(canvas);
}

/** The addon looks at the theme of the story; this looks at the other one. */
async function checkContrast(canvas: HTMLElement): Promise<void> {
  const stage = canvas.querySelector<HTMLElement>('.stage');
  if (!stage) return;
  const { theme = '' } = stage.dataset;
  stage.dataset.theme = theme === 'dark' ? 'light' : 'dark';
  const { violations } = await axe.run(stage, {
    iframes: false,
    runOnly: ['color-contrast', 'link-in-text-block'],
  });
  stage.dataset.theme = theme;
  const found = violations.flatMap(({ nodes }) =>
    nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`),
  );
  if (found.length) throw new Error(`Hard to read in the other theme:\n${found.join('\n')}`);
}
