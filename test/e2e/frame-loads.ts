import type { Page } from 'playwright/test';

declare global {
  interface Window {
    frameLoads?: number;
  }
}

/** Counts the loads of frames in the page after its next navigation. */
export const countFrameLoads = (page: Page) =>
  page.addInitScript(() => {
    if (window !== window.top) return;
    const count = ({ target }: Event) => {
      if (target instanceof HTMLIFrameElement) window.frameLoads = (window.frameLoads ?? 0) + 1;
    };
    // The event does not bubble.
    document.addEventListener('load', count, true);
  });

/** Resolves after `count` loads of frames. The browser's own error page also counts. */
export async function waitForFrameLoads(page: Page, count: number): Promise<void> {
  await page.waitForFunction((all) => (window.frameLoads ?? 0) >= all, count);
}
