import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { withReturn } from '../addresses.js';
import type { DemoConfig } from '../server/config.js';
import { App } from './App.js';
import { fetchVisitor } from './auth-client.js';

const root = createRoot(document.getElementById('root') as HTMLElement);

const return_to = new URLSearchParams(location.search).get('return_to');
const config = fetch(withReturn('/api/config', return_to)).then(
  (response) => response.json() as Promise<DemoConfig>,
);

Promise.all([config, fetchVisitor()]).then(([config, visitor]) =>
  root.render(
    <StrictMode>
      <App config={config} initialVisitor={visitor} />
    </StrictMode>,
  ),
);

// A page that the back button brings to life again remembers who was signed in then, not who is now.
addEventListener('pageshow', (event) => event.persisted && location.reload());
