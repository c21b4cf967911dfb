import { own } from '../shared/own.js';

/** Creates an element of the shadow tree. Uses neither HTML nor `style` attributes, because a page can forbid both. */
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
