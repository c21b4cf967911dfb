import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test.each([
  ['README.md', 'docs/faq.md'],
  ['README_zh-CN.md', 'docs/faq_zh-CN.md'],
])('every answer is two clicks away from %s', (readme, faq) => {
  expect(readFileSync(readme, 'utf8')).toContain(`](${faq})`);
  const [, ...answers] = readFileSync(faq, 'utf8').split(/^## /m);
  expect(answers).toHaveLength(15);
  for (const answer of answers) expect(answer).toMatch(/\]\([\w-./]+(\.md|examples\/\w+)(#[^)]+)?\)/);
});
