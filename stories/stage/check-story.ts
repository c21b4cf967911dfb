import axe from 'axe-core';
import { type MockInstance, spyOn } from 'storybook/test';

let errors: MockInstance<typeof console.error> | undefined;

/** Starts to record `console.error`. `checkStory` fails if there was any call. */
export function recordConsoleErrors(): void {
  errors = spyOn(console, 'error');
}

/**
 * Checks what holds for every story after its play function: no console errors, no animation, readable texts in both
 * themes. Runs in tests only, because it switches the theme.
 */
export async function checkStory(canvas: HTMLElement): Promise<void> {
  const messages = errors?.mock.calls.map((call) => call.join(' ')) ?? [];
  errors?.mockRestore();
  if (messages.length) throw new Error(`The story wrote errors to the console:\n${messages.join('\n')}`);
  // The components have no animation, so they need no rule for prefers-reduced-motion.
  const animations = document.getAnimations().map(({ id }) => id);
  if (animations.length) throw new Error(`The story has animations: ${animations.join(', ')}`);
  await checkContrast(canvas);
}

/** Checks the contrast in the theme that the story is not in. addon-a11y checks the other one. */
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
  if (found.length) throw new Error(`The contrast in the other theme is too low:\n${found.join('\n')}`);
}
