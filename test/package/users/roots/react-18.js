import { createRoot, hydrateRoot } from 'react-dom/client';

/** For React 18 and newer. Copied as root.js. */
export function start(element, page) {
  let root;
  if (element.hasChildNodes()) root = hydrateRoot(element, page);
  else {
    root = createRoot(element);
    root.render(page);
  }
  return () => root.unmount();
}
