import { useOf } from '@storybook/addon-docs/blocks';
import { useContext } from 'react';
import { GlobalsContext } from './globals-context.js';

/**
 * Shows a story in a frame, where it has its own simulator. The other stories of a page share one. Storybook's own frames
 * ignore the toolbar.
 */
export function FramedStory({ of: story }: { of: Parameters<typeof useOf>[0] }) {
  const { id, name } = useOf(story, ['story']).story;
  const { theme, lang, wechat } = useContext(GlobalsContext);
  return (
    <iframe
      className="framed-story"
      title={name}
      src={`iframe.html?viewMode=story&id=${id}&globals=theme:${theme};lang:${lang};wechat:${wechat}`}
    />
  );
}
