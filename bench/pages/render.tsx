import { createRoot } from 'react-dom/client';
import { Page } from './Page.js';

createRoot(document.getElementById('root') as Element).render(<Page />);
