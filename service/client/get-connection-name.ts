import { translate } from '../localized.js';
import type { ShownConnection } from '../server/page-config.js';
import type { Lang } from './preferences.js';
import type { Texts } from './texts/texts.js';

/** Returns the name of a connection: its own, or that of its type. */
export const getConnectionName = ({ displayName, type }: ShownConnection, text: Texts, lang: Lang): string =>
  displayName ? translate(displayName, lang) : text.tabs[type];
