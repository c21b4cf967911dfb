import core from '../../docs/api/wechat-qr-login/core.md?raw';
import react from '../../docs/api/wechat-qr-login.md?raw';
import { MarkdownPage } from './MarkdownPage.js';

/** Shows the part of docs/api about one export, without its heading. Throws if docs/api does not describe the export. */
export function ApiSection({ of: name }: { of: string }) {
  const start = `\n### ${name}\n`;
  const page = [react, core].find((text) => text.includes(start));
  if (!page) throw new Error(`docs/api has no section "${name}".`);
  const [section = ''] = page.slice(page.indexOf(start) + start.length).split(/\n#{2,3} /);
  // The anchors and rules that TypeDoc writes are for pages with all sections.
  const text = section
    .replace(/<a id="[^"]*"><\/a> /g, '')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/\n\*\*\*\n?$/, '');
  return <MarkdownPage>{text}</MarkdownPage>;
}
