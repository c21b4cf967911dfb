import { useState } from 'react';
import { keepPreference, type Preference, readPreference } from './preferences.js';

/** A preference, and what changes it, here and for the pages to come. */
export function usePreference<T extends string>(preference: Preference<T>): [T, (value: T) => void] {
  const [value, setValue] = useState(() => readPreference(preference));
  return [
    value,
    (next) => {
      setValue(next);
      keepPreference(preference, next);
    },
  ];
}
