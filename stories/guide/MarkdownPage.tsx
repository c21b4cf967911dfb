import { Markdown } from '@storybook/addon-docs/blocks';

/** Shows a page of docs/. Links to other files of the repository become text, and the language switch is left out. */
export function MarkdownPage({ children }: { children: string }) {
  const text = children
    .replace(/^English · .*\n/m, '')
    .replace(/\[([^\]]+)\]\((?!https?:|#)[^)]*\)/g, '_$1_');
  return <Markdown>{text}</Markdown>;
}
