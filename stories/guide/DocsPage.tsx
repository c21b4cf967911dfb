import { useContext } from 'react';
import type { Language } from '../stage/language.js';
import { GlobalsContext } from './globals-context.js';
import { MarkdownPage } from './MarkdownPage.js';
import { readPage } from './read-page.js';

interface DocsPageProps {
  /** The name of a page in docs/, or `README`, without language and extension. */
  of: string;
  /** The heading of the section to show, in each language. @default the whole page */
  section?: Record<Language, string>;
}

/** Shows a page of docs/ in the language of the toolbar. Throws if the page or the section is missing. */
export function DocsPage({ of: name, section }: DocsPageProps) {
  const { lang: language } = useContext(GlobalsContext);
  const page = readPage(name, language);
  if (!section) return <MarkdownPage>{page}</MarkdownPage>;
  const start = `\n## ${section[language]}\n`;
  if (!page.includes(start)) throw new Error(`docs/${name}.md has no section "${section[language]}".`);
  const [text = ''] = page.slice(page.indexOf(start) + start.length).split(/\n## /);
  return <MarkdownPage>{text}</MarkdownPage>;
}
