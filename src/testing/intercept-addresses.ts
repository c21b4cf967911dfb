import { parseUrl } from '../simulator/parse-url.js';

/** Elements that request the resource at their address. */
type LoadingElement = HTMLIFrameElement | HTMLScriptElement | HTMLLinkElement;

/**
 * Prevents elements from loading certain addresses. If `take` returns `true`, the property and the attribute return the
 * address, but the browser does not request it. CSS selectors do not match the attribute.
 *
 * Returns a function that restores the prototype.
 */
export function interceptAddresses<T extends LoadingElement>(
  prototype: T,
  property: 'src' | 'href',
  take: (element: T, url: URL) => boolean,
): () => void {
  const original = Object.getOwnPropertyDescriptor(prototype, property) as PropertyDescriptor;
  const { setAttribute, getAttribute, hasAttribute } = prototype;
  // Usually inherited from `Element`. Consent managers and monitoring scripts define own ones on the prototype.
  const methods = ['setAttribute', 'getAttribute', 'hasAttribute'] as const;
  const originalMethods = methods.map((name) => Object.getOwnPropertyDescriptor(prototype, name));
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
  // React sets attributes, not properties.
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
      const own = originalMethods[index];
      if (own) Object.defineProperty(prototype, name, own);
      else Reflect.deleteProperty(prototype, name);
    });
  };
}
