import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** llms.txt. `npm run lint:links` checks its links, and readme.test.ts compiles its programs. */

const text = readFileSync('llms.txt', 'utf8');
const [start = '', ...sections] = text.split(/^## /m);

test('llms.txt has a title, a summary, and sections that are lists of links with notes', () => {
  // https://llmstxt.org
  expect(start).toMatch(/^# wechat-qr-login\n\n> [^\n]+\n\n/);
  expect(start.replace(/```.*?```/gs, '').match(/^#/gm)).toHaveLength(1);
  expect(sections.map((section) => section.split('\n')[0])).toEqual([
    ...['Docs', 'API reference', 'Examples', 'Optional'],
  ]);
  for (const section of sections)
    expect(section).toMatch(/^[^\n]+\n\n(- \[[^\]]+\]\([^)]+\): [^\n]+\n)+\n?$/);
});

test('llms.txt links every page of the documentation and every example', () => {
  const pages = readdirSync('docs').filter((name) => /^(?!.*_zh-CN).*\.md$/.test(name));
  const expected = [
    ...pages.map((name) => `docs/${name}`),
    ...readdirSync('examples').map((name) => `examples/${name}/README.md`),
  ];
  const links = Array.from(text.matchAll(/\]\(([^)]+)\)/g), ([, link]) => link);
  expect(expected.filter((path) => !links.includes(path))).toEqual([]);
});

test('llms.txt names every entry of the package', () => {
  const { exports } = JSON.parse(readFileSync('package.json', 'utf8'));
  const entries = Object.keys(exports).filter((path) => exports[path].require);
  for (const entry of entries)
    expect(text).toContain(`\`${entry.replace(/^\.$/, 'wechat-qr-login').replace('./', '/')}\``);
});
