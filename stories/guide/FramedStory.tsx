import { useOf } from '@storybook/addon-docs/blocks';
import { useContext } from 'react';
import { GlobalsContext } from './globals-context.js';

/**
 * A story with a WeChat of its own: the stories in the page share one. Storybook can show a story in a frame, too, but the
 * toolbar has no effect there.
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
