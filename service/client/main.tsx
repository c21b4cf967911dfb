import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.js';
import { fetchConfig, fetchVisitor } from './auth-client.js';

const root = createRoot(document.getElementById('root') as HTMLElement);

Promise.all([fetchConfig(new URLSearchParams(location.search)), fetchVisitor()]).then(([config, visitor]) =>
  root.render(
    <StrictMode>
      <App config={config.data} initialVisitor={visitor.data} failure={config.failure ?? visitor.failure} />
    </StrictMode>,
  ),
);

// A page from the back/forward cache shows an outdated session.
addEventListener('pageshow', (event) => event.persisted && location.reload());
