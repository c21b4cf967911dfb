import { expect } from 'vitest';
import { page } from 'vitest/browser';

/** Compares a story, without the phone and the events, with its picture in docs/pictures. `vitest -u` makes it anew. */
export async function matchPicture(canvas: HTMLElement, name: string): Promise<void> {
  const stage = canvas.querySelector<HTMLElement>('.stage');
  if (!stage) throw new Error('Only what stands on a stage has a picture.');
  stage.dataset.picture = name;
  // The pictures show what visitors see, not what has the focus.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  await document.fonts.ready;
  const story = page.elementLocator(stage.querySelector('.canvas') ?? stage);
  await expect.element(story).toMatchScreenshot(name, { comparatorName: 'squares' });
  delete stage.dataset.picture;
}
