import { StrictMode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { Page } from './Page.js';

/** Functions that the benchmark calls after the first render. */
declare global {
  interface Window {
    mountPage(): void;
    renderAgain(): void;
    unmountPage(): void;
  }
}

const container = document.getElementById('root') as Element;
let root: Root;

window.renderAgain = () =>
  root.render(
    <StrictMode>
      <Page />
    </StrictMode>,
  );
window.mountPage = () => {
  root = createRoot(container);
  window.renderAgain();
};
window.unmountPage = () => root.unmount();
