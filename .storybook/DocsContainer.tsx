import { DocsContainer as Container, type DocsContainerProps } from '@storybook/addon-docs/blocks';
import { type PropsWithChildren, useEffect, useState } from 'react';
import { GLOBALS_UPDATED, SET_GLOBALS } from 'storybook/internal/core-events';
import { themes } from 'storybook/theming';
import { GlobalsContext } from '../stories/guide/globals-context.js';
import type { StageGlobals } from '../stories/stage/Stage.js';
import { useTheme } from '../stories/stage/use-theme.js';
import './docs.css';

type Channel = DocsContainerProps['context']['channel'];

/** Without the values that a single story sets: stories in frames report theirs, too. */
interface GlobalsUpdated {
  userGlobals: StageGlobals;
}

/** Returns the values of the toolbar. A docs page that is opened later gets no event. */
const readGlobals = (channel: Channel): StageGlobals =>
  channel.last(GLOBALS_UPDATED)?.[0].userGlobals ?? channel.last(SET_GLOBALS)[0].globals;

/** Shows docs pages in the theme and the language that the toolbar sets. */
export function DocsContainer({ children, ...props }: PropsWithChildren<DocsContainerProps>) {
  const { channel } = props.context;
  const [globals, setGlobals] = useState(() => readGlobals(channel));
  useEffect(() => {
    const onGlobals = ({ userGlobals }: GlobalsUpdated) => setGlobals(userGlobals);
    channel.on(GLOBALS_UPDATED, onGlobals);
    return () => channel.off(GLOBALS_UPDATED, onGlobals);
  }, [channel]);
  return (
    <Container {...props} theme={themes[useTheme(globals.theme)]}>
      <GlobalsContext value={globals}>
        <main lang={globals.lang === 'en' ? 'en' : 'zh-CN'}>{children}</main>
      </GlobalsContext>
    </Container>
  );
}
