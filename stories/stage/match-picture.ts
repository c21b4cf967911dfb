import { expect } from 'vitest';
import { page } from 'vitest/browser';

/** Compares a story, without the panel beside it, with its picture in docs/pictures. `vitest -u` renews the picture. */
export async function matchPicture(canvas: HTMLElement, name: string): Promise<void> {
  const stage = canvas.querySelector<HTMLElement>('.stage');
  if (!stage) throw new Error('A story without a stage cannot have a picture.');
  stage.dataset.picture = name;
  // Pictures show no focus.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  await document.fonts.ready;
  const story = page.elementLocator(stage.querySelector('.canvas') ?? stage);
  await expect.element(story).toMatchScreenshot(name, { comparatorName: 'squares' });
  delete stage.dataset.picture;
}
