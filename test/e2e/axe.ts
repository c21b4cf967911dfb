import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright/test';

/** Returns the violations that axe finds in the page or in a part of it: rules, and the elements that violate them. */
export async function findViolations(page: Page, part?: string) {
  const axe = new AxeBuilder({ page });
  if (part) axe.include(part);
  // axe opens another page to check frames of other sites.
  axe.setLegacyMode(page.frames().length === 1);
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}
