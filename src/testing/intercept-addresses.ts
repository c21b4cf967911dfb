import { parseUrl } from '../simulator/parse-url.js';

/** Elements that load what their address names. */
type Loader = HTMLIFrameElement | HTMLScriptElement | HTMLLinkElement;

/**
 * Keeps elements of one kind from loading certain addresses: where `take` says true, the address reads as if it had
 * been set, and nothing is requested. Covers the property and the attribute, but no selectors. The answer undoes it.
 */
export function interceptAddresses<T extends Loader>(
  prototype: T,
  property: 'src' | 'href',
  take: (element: T, url: URL) => boolean,
): () => void {
  const original = Object.getOwnPropertyDescriptor(prototype, property) as PropertyDescriptor;
  const { setAttribute, getAttribute, hasAttribute } = prototype;
  // Usually inherited; consent managers and monitors put some of their own over them.
  const methods = ['setAttribute', 'getAttribute', 'hasAttribute'] as const;
  const before = methods.map((name) => Object.getOwnPropertyDescriptor(prototype, name));
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
  prototype.getAttribute = function (this: T, name: string) {
    return (name === property && taken.get(this)) || getAttribute.call(this, name);
  };
  prototype.hasAttribute = function (this: T, name: string) {
    return (name === property && taken.has(this)) || hasAttribute.call(this, name);
  };
  return () => {
    Object.defineProperty(prototype, property, original);
    methods.forEach((name, index) => {
      const own = before[index];
      if (own) Object.defineProperty(prototype, name, own);
      else Reflect.deleteProperty(prototype, name);
    });
  };
}
