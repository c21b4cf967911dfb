import { useState } from 'react';
import { type Preference, readPreference, savePreference } from './preferences.js';

/** Returns a preference and a function that changes and stores it. */
export function usePreference<T extends string>(preference: Preference<T>): [T, (value: T) => void] {
  const [value, setValue] = useState(() => readPreference(preference));
  return [
    value,
    (next) => {
      setValue(next);
      savePreference(preference, next);
    },
  ];
}
