import { Markdown } from '@storybook/addon-docs/blocks';

/**
 * Shows a page of docs/. Links to other files of the repository become text. Their pictures and the link to the other
 * language are left out.
 */
export function MarkdownPage({ children }: { children: string }) {
  const text = children
    .replace(/^(English · .*|\[English\].* · 简体中文)\n/m, '')
    // A table that has only pictures, or a picture by itself.
    .replace(/^\|? ?!\[.*\n(\| -.*\n)?/gm, '')
    .replace(/\[([^\]]+)\]\((?!https?:|#)[^)]*\)/g, '$1');
  return <Markdown>{text}</Markdown>;
}
