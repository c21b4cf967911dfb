import { DocsContainer as Container, type DocsContainerProps } from '@storybook/addon-docs/blocks';
import { type PropsWithChildren, useEffect, useState } from 'react';
import { themes } from 'storybook/theming';
import type { StageGlobals } from '../stories/stage/Stage.js';
import { useTheme } from '../stories/stage/use-theme.js';

const readThemeFromAddress = () =>
  /theme:(light|dark)/.exec(location.search)?.[1] as 'light' | 'dark' | undefined;

/** Shows docs pages in the theme that the toolbar sets. */
export function DocsContainer({ children, ...props }: PropsWithChildren<DocsContainerProps>) {
  const [theme, setTheme] = useState<StageGlobals['theme']>(() => readThemeFromAddress() ?? 'auto');
  const { channel } = props.context;
  useEffect(() => {
    const onGlobals = ({ globals }: { globals: StageGlobals }) => setTheme(globals.theme);
    channel.on('globalsUpdated', onGlobals);
    return () => channel.off('globalsUpdated', onGlobals);
  }, [channel]);
  return (
    <Container {...props} theme={themes[useTheme(theme)]}>
      <main>{children}</main>
    </Container>
  );
}
