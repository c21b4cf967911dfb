import { type PropsWithChildren, useContext } from 'react';
import type { Language } from '../stage/language.js';
import { GlobalsContext } from './globals-context.js';

/** Shows a part of a guide page in one language only. The stories beside it are for both. */
export function In({ lang, children }: PropsWithChildren<{ lang: Language }>) {
  return useContext(GlobalsContext).lang === lang ? children : null;
}
