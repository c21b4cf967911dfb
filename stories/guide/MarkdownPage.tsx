import { Markdown } from '@storybook/addon-docs/blocks';

/** The guide pages that show a page of docs/. */
const GUIDE_PAGES: Record<string, string> = {
  'app-id': 'get-an-appid',
  'events-and-errors': 'events-and-errors',
  faq: 'questions',
  'getting-started': 'get-started',
  'how-it-works': 'how-login-works',
  'mini-program': 'mini-program-login',
  options: 'reference',
  security: 'content-security-policy',
  servers: 'servers',
  testing: 'testing',
  troubleshooting: 'troubleshooting',
};

/** Returns a link to the guide page that shows the file, or only the text if there is none. */
function convertLink(text: string, file: string): string {
  const name = /([\w-]+?)(_zh-CN)?\.md/.exec(file)?.[1] ?? '';
  const page = GUIDE_PAGES[name];
  return page ? `[${text}](?path=/docs/guide-${page}--docs)` : text;
}

/**
 * Shows a page of docs/. Links to other pages lead to their guide pages, and links to other files become text. The pictures
 * and the link to the other language are left out.
 */
export function MarkdownPage({ children }: { children: string }) {
  const text = children
    .replace(/^(English · .*|\[English\].* · 简体中文)\n/m, '')
    // A table that has only pictures, or a picture by itself.
    .replace(/^\|? ?!\[.*\n(\| -.*\n)?/gm, '')
    .replace(/\[([^\]]+)\]\((?!https?:|#)([^)]*)\)/g, (_, name: string, file: string) =>
      convertLink(name, file),
    );
  return <Markdown>{text}</Markdown>;
}
