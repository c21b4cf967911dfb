import { type RefCallback, useCallback, useRef } from 'react';
import { guardChildren } from './guard-children.js';

/**
 * The ref for a component's outer element. Besides its children it guards the element itself: if something else in the
 * page has moved or removed it, it is put back before React removes it from the parent that React knows.
 * `onChange` also gets the element.
 */
export function useGuardedBox(onChange?: RefCallback<HTMLElement>): RefCallback<HTMLElement> {
  const mounted = useRef<{ element: HTMLElement; parent: ParentNode | null }>(undefined);
  return useCallback(
    (element) => {
      guardChildren(element);
      onChange?.(element);
      if (element) {
        mounted.current = { element, parent: element.parentNode };
        return;
      }
      const { element: box, parent } = mounted.current ?? {};
      if (box && parent && box.parentNode !== parent) parent.append(box);
    },
    [onChange],
  );
}
