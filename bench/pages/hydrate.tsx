import { hydrateRoot } from 'react-dom/client';
import { Page } from './Page.js';

hydrateRoot(document.getElementById('root') as Element, <Page />);
