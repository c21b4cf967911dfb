import { own } from '../shared/own.js';

/** Creates an element of the shadow tree, without HTML and `style` attributes, which a page may forbid. */
export function createElement(
  name: string,
  attributes: Record<string, string>,
  ...children: (Node | string)[]
): HTMLElement {
  const element = document.createElement(name);
  for (const key in own(attributes)) element.setAttribute(key, attributes[key] as string);
  element.append(...children);
  return element;
}
