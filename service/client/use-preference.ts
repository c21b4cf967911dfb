import { useState } from 'react';
import { type Preference, readPreference, savePreference } from './preferences.js';

/**
 * Returns a preference and a function that changes and stores it.
 *
 * @param rendered The value on the server, which renders the page for each choice.
 */
export function usePreference<T extends string>(
  preference: Preference<T>,
  rendered: T | undefined,
): [T, (value: T) => void] {
  const [value, setValue] = useState(() => rendered ?? readPreference(preference));
  return [
    value,
    (next) => {
      setValue(next);
      savePreference(preference, next);
    },
  ];
}
