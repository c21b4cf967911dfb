/**
 * Lets React remove and insert children of this element even if something else in the page (a translator, a browser
 * extension) has moved or removed them. Without it React's `removeChild` throws, and the page's whole root goes blank.
 * A ref callback.
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
