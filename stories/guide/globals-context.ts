import { createContext } from 'react';
import type { StageGlobals } from '../stage/Stage.js';

/** The values of the toolbar, for guide pages. */
export const GlobalsContext = createContext<StageGlobals>({ theme: 'auto', lang: 'en', wechat: 'fake' });
