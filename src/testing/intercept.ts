import { parseUrl } from '../simulator/parse-url.js';

/** Elements that load what their address names. */
type Loader = HTMLIFrameElement | HTMLScriptElement | HTMLLinkElement;

/**
 * Keeps elements of one kind from loading certain addresses: where `take` says true, the address reads as if it had
 * been set, and nothing is requested. Covers the property and `setAttribute`. The answer undoes it.
 */
export function interceptAddresses<T extends Loader>(
  prototype: T,
  property: 'src' | 'href',
  take: (element: T, url: URL) => boolean,
): () => void {
  const original = Object.getOwnPropertyDescriptor(prototype, property) as PropertyDescriptor;
  // Usually inherited; consent managers and monitors put one of their own over it.
  const ownSetAttribute = Object.getOwnPropertyDescriptor(prototype, 'setAttribute');
  const { setAttribute } = prototype;
  const taken = new WeakMap<T, string>();

  const intercept = (element: T, value: string): boolean => {
    taken.delete(element);
    const url = parseUrl(value, element.baseURI);
    if (!url || !take(element, url)) return false;
    taken.set(element, url.href);
    return true;
  };
  Object.defineProperty(prototype, property, {
    ...original,
    get(this: T) {
      return taken.get(this) ?? original.get?.call(this);
    },
    set(this: T, value: unknown) {
      if (!intercept(this, `${value}`)) original.set?.call(this, value);
    },
  });
  // React writes attributes.
  prototype.setAttribute = function (this: T, name: string, value: string) {
    if (name !== property || !intercept(this, `${value}`)) setAttribute.call(this, name, value);
  };
  return () => {
    Object.defineProperty(prototype, property, original);
    if (ownSetAttribute) Object.defineProperty(prototype, 'setAttribute', ownSetAttribute);
    else Reflect.deleteProperty(prototype, 'setAttribute');
  };
}
