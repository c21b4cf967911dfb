import { type RefCallback, useCallback, useRef } from 'react';
import { guardChildren } from './guard-children.js';

/**
 * Returns the ref of a component's outer element. It guards the children, and the element itself: an element that
 * another script has moved or removed is moved back before React removes it. `onChange` also gets the element.
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
