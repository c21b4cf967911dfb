import { createContext } from 'react';
import type { Language } from '../stage/language.js';

/** The language in which a guide page is shown. */
export const LanguageContext = createContext<Language>('en');
