import { hydrate, render, unmountComponentAtNode } from 'react-dom';

/** For React 16 and 17. Copied as root.js. */
export function start(element, page) {
  if (element.hasChildNodes()) hydrate(page, element);
  else render(page, element);
  return () => unmountComponentAtNode(element);
}
