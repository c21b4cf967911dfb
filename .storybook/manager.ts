import { GLOBALS_UPDATED } from 'storybook/internal/core-events';
import { addons } from 'storybook/manager-api';
import { type Language, rememberLanguage } from '../stories/stage/language.js';

addons.setConfig({ layout: { bottomPanelHeight: 260, panelPosition: 'bottom' } });

addons.register('language', (api) => {
  // Without those of a story.
  api.on(GLOBALS_UPDATED, ({ userGlobals }: { userGlobals: { lang: Language } }) =>
    rememberLanguage(userGlobals.lang),
  );
});
