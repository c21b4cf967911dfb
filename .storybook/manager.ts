import { addons } from 'storybook/manager-api';

addons.setConfig({ layout: { bottomPanelHeight: 260, panelPosition: 'bottom' } });
