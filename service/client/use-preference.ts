import { useEffect, useState } from 'react';
import { type Preference, readPreference, savePreference } from './preferences.js';

/** Returns a preference, which follows the browser's setting until the visitor chooses, and a function that changes and stores it. */
export function usePreference<T extends string>(preference: Preference<T>): [T, (value: T) => void] {
  const [value, setValue] = useState(() => readPreference(preference));
  useEffect(() => preference.watch?.(() => setValue(readPreference(preference))), [preference]);
  return [
    value,
    (next) => {
      setValue(next);
      savePreference(preference, next);
    },
  ];
}
