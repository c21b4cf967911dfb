import { useState } from 'react';

/** A choice of the visitor's that the next page of the way shall know, too. */
export function usePreference<T extends string>(name: string, initial: T): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => {
    try {
      return (localStorage.getItem(name) as T | null) ?? initial;
    } catch {
      return initial; // the browser keeps nothing for this site
    }
  });
  return [
    value,
    (next) => {
      setValue(next);
      try {
        localStorage.setItem(name, next);
      } catch {
        // as above: it holds for this page
      }
    },
  ];
}
