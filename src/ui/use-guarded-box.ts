import { type RefCallback, type RefObject, useCallback, useRef } from 'react';
import { guardChildren } from './guard-children.js';

/**
 * The ref for a component's outer element. Besides its children it guards the element itself: if something else in the
 * page has moved or removed it, it is put back before React removes it from the parent that React knows. `box` holds the
 * element as long as it is mounted.
 */
export function useGuardedBox(box?: RefObject<HTMLElement | null>): RefCallback<HTMLElement> {
  const mounted = useRef<{ element: HTMLElement; parent: ParentNode | null }>(undefined);
  return useCallback(
    (element) => {
      guardChildren(element);
      if (box) box.current = element;
      if (element) {
        mounted.current = { element, parent: element.parentNode };
        return;
      }
      const { element: last, parent } = mounted.current ?? {};
      if (last && parent && last.parentNode !== parent) parent.append(last);
    },
    [box],
  );
}
