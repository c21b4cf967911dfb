/** A choice of the visitor that is stored in the browser. */
export interface Preference<T extends string> {
  /** Key in localStorage. It has a prefix, because all projects on localhost share the storage. */
  key: string;
  choices: readonly T[];
  /** Returns the browser's setting. Uses nothing from outside, because the server writes it into the HTML. */
  initial: () => T;
  /** Calls `listener` when the browser's setting changes. Returns the function that stops it. */
  watch?: (listener: () => void) => () => void;
}

export type Lang = 'cn' | 'en';
export const LANG: Preference<Lang> = {
  key: 'celadon/lang',
  choices: ['cn', 'en'],
  initial: () => (navigator.language.startsWith('en') ? 'en' : 'cn'),
};

export type Theme = 'dark' | 'light';
export const THEME: Preference<Theme> = {
  key: 'celadon/theme',
  choices: ['dark', 'light'],
  initial: () => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'),
  watch(listener) {
    const query = matchMedia('(prefers-color-scheme: dark)');
    query.addEventListener('change', listener);
    return () => query.removeEventListener('change', listener);
  },
};

/** Reads the visitor's choice, or the browser's setting. Uses nothing from outside, because the server writes it into the HTML. */
export function readPreference<T extends string>({ key, choices, initial }: Preference<T>): T {
  try {
    const stored = localStorage.getItem(key);
    return choices.find((choice) => choice === stored) ?? initial();
  } catch {
    return initial(); // The browser blocks storage for this site.
  }
}

export function savePreference<T extends string>({ key }: Preference<T>, value: T): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage is blocked. The choice applies until the page is left.
  }
}
