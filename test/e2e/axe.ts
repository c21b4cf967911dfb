import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright/test';

/** What axe finds in the page, or in the part of it that is named: rules, and the elements that break them. */
export async function findViolations(page: Page, part?: string) {
  const axe = new AxeBuilder({ page });
  if (part) axe.include(part);
  // Into frames of other sites axe looks by a page that it opens for itself.
  axe.setLegacyMode(page.frames().length === 1);
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}
