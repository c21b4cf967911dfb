import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { DemoConfig } from '../server/config.js';
import { App } from './App.js';

const root = createRoot(document.getElementById('root') as HTMLElement);

fetch('/api/config')
  .then((response) => response.json() as Promise<DemoConfig>)
  .then((config) =>
    root.render(
      <StrictMode>
        <App config={config} />
      </StrictMode>,
    ),
  );
