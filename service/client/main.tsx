import { StrictMode } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { App } from './App.js';
import { fetchConfig, fetchVisitor } from './auth-client.js';
import { readPageData } from './page-data.js';

const root = document.getElementById('root') as HTMLElement;

const data = readPageData();
if (data) {
  const { config, visitor, started } = data;
  const app = (
    <StrictMode>
      <App config={config} initialVisitor={visitor} failure={undefined} started={started} />
    </StrictMode>
  );
  if (root.firstChild) hydrateRoot(root, app);
  else createRoot(root).render(app);
} else {
  Promise.all([fetchConfig(new URLSearchParams(location.search)), fetchVisitor()]).then(([config, visitor]) =>
    createRoot(root).render(
      <StrictMode>
        <App config={config.data} initialVisitor={visitor.data} failure={config.failure ?? visitor.failure} />
      </StrictMode>,
    ),
  );
}

// A page from the back/forward cache shows an outdated session.
addEventListener('pageshow', (event) => event.persisted && location.reload());
