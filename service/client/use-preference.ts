import { useEffect, useState } from 'react';
import { type Preference, readPreference, savePreference } from './preferences.js';

/**
 * Returns a preference, which follows the browser's setting until the visitor chooses, and a function that changes and
 * stores it.
 *
 * @param rendered The value on the server, which renders the page for each choice.
 */
export function usePreference<T extends string>(
  preference: Preference<T>,
  rendered: T | undefined,
): [T, (value: T) => void] {
  const [value, setValue] = useState(() => rendered ?? readPreference(preference));
  useEffect(() => preference.watch?.(() => setValue(readPreference(preference))), [preference]);
  return [
    value,
    (next) => {
      setValue(next);
      savePreference(preference, next);
    },
  ];
}
