import { DocsContainer as Container, type DocsContainerProps } from '@storybook/addon-docs/blocks';
import { type PropsWithChildren, useEffect, useState } from 'react';
import { GLOBALS_UPDATED, SET_GLOBALS } from 'storybook/internal/core-events';
import { themes } from 'storybook/theming';
import { LanguageContext } from '../stories/guide/language-context.js';
import type { StageGlobals } from '../stories/stage/Stage.js';
import { useTheme } from '../stories/stage/use-theme.js';

type Channel = DocsContainerProps['context']['channel'];

/** Returns the values of the toolbar. A docs page that is opened later gets no event. */
const readGlobals = (channel: Channel): StageGlobals =>
  (channel.last(GLOBALS_UPDATED) ?? channel.last(SET_GLOBALS))[0].globals;

/** Shows docs pages in the theme and the language that the toolbar sets. */
export function DocsContainer({ children, ...props }: PropsWithChildren<DocsContainerProps>) {
  const { channel } = props.context;
  const [{ theme, lang }, setGlobals] = useState(() => readGlobals(channel));
  useEffect(() => {
    const onGlobals = (event: { globals: StageGlobals }) => setGlobals(event.globals);
    channel.on(GLOBALS_UPDATED, onGlobals);
    return () => channel.off(GLOBALS_UPDATED, onGlobals);
  }, [channel]);
  return (
    <Container {...props} theme={themes[useTheme(theme)]}>
      <LanguageContext value={lang}>
        <main lang={lang === 'en' ? 'en' : 'zh-CN'}>{children}</main>
      </LanguageContext>
    </Container>
  );
}
