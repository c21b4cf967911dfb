import type { Language } from '../stage/language.js';

const pages = import.meta.glob<string>(['../../README*.md', '../../docs/*.md'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

const find = (name: string) => pages[`../../docs/${name}.md`] ?? pages[`../../${name}.md`];

/** Returns a page of docs/, or a README, in the language. Without a translation it is the English one. Throws if there is none. */
export function readPage(name: string, language: Language): string {
  const page = (language === 'cn' ? find(`${name}_zh-CN`) : undefined) ?? find(name);
  if (!page) throw new Error(`There is no docs/${name}.md.`);
  return page;
}
