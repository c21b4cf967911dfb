import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

/** The pages that exist in English and Chinese. */

const CHINESE = /[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]/;

const files = ['.', 'docs', 'service/mini-program'].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name)),
);
const ENGLISH_ONLY = ['CHANGELOG.md', 'CONTRIBUTING.md'];
const pages = files.filter((path) => !path.endsWith('_zh-CN.md') && !ENGLISH_ONLY.includes(path));
const translations = files.filter((path) => path.endsWith('_zh-CN.md'));
const getTranslation = (page: string) => page.replace(/\.md$/, '_zh-CN.md');
const read = (path: string) => readFileSync(path, 'utf8');

const readBlocks = (path: string) =>
  Array.from(read(path).matchAll(/^```(\w*)\n(.*?)^```$/gms), ([, language = '', block = '']) => ({
    language,
    block,
  }));

const readHeadingLevels = (path: string) =>
  read(path)
    .replace(/^```.*?^```$/gms, '')
    .match(/^#+(?= )/gm);

/** The program without comments, without the language of the page, and with single spaces. */
const normalize = (block: string) =>
  block
    .replace(/<!--.*?-->|\/\*.*?\*\/|(?<=^|\s)(\/\/|#(?!!)).*?$/gms, ' ')
    .replace(/\blang(="|: ')(en|zh-CN|cn)["'],?/g, ' ')
    .replace(/[\s;]+/g, ' ')
    .trim();

/** Matches the same program with other texts: each text with Chinese characters may be any text. */
function createPattern(block: string): RegExp {
  const parts = normalize(block).split(/([^'"`<>{}()=|\\]+)/);
  const sources = parts.map((part) =>
    CHINESE.test(part)
      ? "(?:\\w'\\w|[^'\"`<>{}])*?"
      : part.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&').replace(/ /g, ' ?'),
  );
  return new RegExp(`^${sources.join('')}$`);
}

test('every page exists in both languages', () => {
  expect(translations.sort()).toEqual(pages.map(getTranslation).sort());
});

describe.each(pages)('%s', (page) => {
  const translation = getTranslation(page);

  test('links its translation, and is linked by it', () => {
    expect(read(page)).toContain(`\nEnglish · [简体中文](${basename(translation)})\n`);
    expect(read(translation)).toContain(`\n[English](${basename(page)}) · 简体中文\n`);
  });

  test('has the same headings in both languages', () => {
    expect(readHeadingLevels(translation)).toEqual(readHeadingLevels(page));
  });

  test('has the same programs in both languages', () => {
    const blocks = readBlocks(page);
    const translated = readBlocks(translation);
    expect(translated.map(({ language }) => language)).toEqual(blocks.map(({ language }) => language));
    for (const [index, { language, block }] of blocks.entries())
      if (language !== 'text')
        expect(normalize(block)).toMatch(createPattern(translated[index]?.block ?? ''));
  });

  test('leads Chinese readers to Chinese pages', () => {
    const text = read(translation).replace(/^\[English\].*$/m, '');
    const links = Array.from(text.matchAll(/\]\(([^)#:]+\.md)/g), ([, link = '']) =>
      join(dirname(page), link),
    );
    expect(links.filter((link) => pages.includes(link))).toEqual([]);
  });
});
