/**
 * A ref callback that lets React remove and insert children of this element after a translator or a browser extension
 * has moved or removed them. Otherwise React's `removeChild` throws, and React unmounts the whole page.
 *
 * @see https://github.com/facebook/react/issues/11538
 */
export function guardChildren(element: HTMLElement | null): void {
  if (!element) return;
  const { removeChild, insertBefore } = Node.prototype;
  element.removeChild = (child) => {
    const parent = child.parentNode;
    if (parent) removeChild.call(parent, child);
    return child;
  };
  element.insertBefore = (child, next) => {
    insertBefore.call(element, child, next?.parentNode === element ? next : null);
    return child;
  };
}
